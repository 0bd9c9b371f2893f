/// `ack`: each message is acknowledged by itself, and sent again a few times until it is.
struct AckMachine: PolicyMachine {
    let retries: Int
    /// The sender's.
    private var acknowledged: MessageSet

    init(retries: Int, count: Int) {
        self.retries = retries
        acknowledged = MessageSet(limit: count)
    }

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        send(number, round: 1, on: &line)
    }

    private func send(_ number: Int, round: Int32, on line: inout PolicyLine) {
        line.send(number)
        if round <= retries {
            line.wake(Alarm(first: Int32(number), round: round), after: line.retry)
        }
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        line.take(Int(parcel.last), parcel)
        line.acknowledge(.ack, Int(parcel.last))
    }

    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine) {
        acknowledged.insert(Int(parcel.first))
    }

    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine) {
        if acknowledged.contains(Int(alarm.first)) { return }
        send(Int(alarm.first), round: alarm.round + 1, on: &line)
    }
}
