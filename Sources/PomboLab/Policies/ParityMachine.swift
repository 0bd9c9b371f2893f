/// `xor`: after each group of messages their sum, which makes good for one loss among them.
struct ParityMachine: PolicyMachine {
    let group: Int
    private let count: Int
    /// The receiver's: whose parity has come, and how many messages of each group.
    private var hasParity: [Bool]
    private var held: [UInt8]

    init(group: Int, count: Int) {
        self.group = group
        self.count = count
        hasParity = Array(repeating: false, count: (count + group - 1) / group)
        held = Array(repeating: 0, count: hasParity.count)
    }

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        line.send(number)
        guard number % group == 0 || number == count else { return }
        line.sendParity(of: (number - 1) / group * group + 1, through: number)
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        let place = (Int(parcel.last) - 1) / group
        if parcel.kind == .parity {
            hasParity[place] = true
        } else {
            if !line.has(Int(parcel.last)) { held[place] += 1 }
            line.take(Int(parcel.last), parcel)
        }
        guard hasParity[place] else { return }
        let members = (place * group + 1)...min((place + 1) * group, count)
        guard Int(held[place]) == members.count - 1,
            let missing = members.first(where: { !line.has($0) })
        else { return }
        held[place] += 1
        line.take(missing, .parity)
    }
}
