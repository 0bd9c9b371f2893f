/// `dup`: each message several times at once, whether or not it is needed.
struct CopiesMachine: PolicyMachine {
    let copies: Int

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        for _ in 0..<copies { line.send(number) }
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        line.take(Int(parcel.last), parcel)
    }
}
