/// `none`: each message once. What every other policy is held against.
struct PlainMachine: PolicyMachine {
    mutating func offer(_ number: Int, on line: inout PolicyLine) { line.send(number) }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        line.take(Int(parcel.last), parcel)
    }
}
