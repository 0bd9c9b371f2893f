/// Both ends of a recovery policy: a sender, and a receiver that knows only what arrives.
///
/// One value holds both because no policy here is large; the line between them is what a verb may
/// look at. `offer`, `finish` and `hear` are the sender's; `arrive` is the receiver's. An alarm
/// goes to whoever set it.
protocol PolicyMachine: Sendable {
    /// A message is there to be sent.
    mutating func offer(_ number: Int, on line: inout PolicyLine)
    /// It was the last one.
    mutating func finish(on line: inout PolicyLine)
    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine)
    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine)
    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine)
}

extension PolicyMachine {
    mutating func finish(on line: inout PolicyLine) {}
    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine) {}
    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine) {}
}
