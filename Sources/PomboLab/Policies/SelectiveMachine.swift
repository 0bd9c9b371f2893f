/// `sr`, and with a window of one `arq`: a window of messages, each acknowledged by itself and sent
/// again by its own timer until it is. The receiver keeps what comes early.
struct SelectiveMachine: PolicyMachine {
    let window: Int
    /// The sender's: all below `base` are acknowledged, `next` was never sent, `offered` is there.
    private var base = 1
    private var next = 1
    private var offered = 0
    private var acknowledged: MessageSet
    /// When the sender heard something last, or began to expect it.
    private var heard: Int64 = 0

    init(window: Int, count: Int) {
        self.window = window
        acknowledged = MessageSet(limit: count)
    }

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        if base == next { heard = line.now }
        offered = number
        fill(&line)
    }

    private mutating func fill(_ line: inout PolicyLine) {
        while next <= offered, next < base + window {
            send(next, on: &line)
            next += 1
        }
    }

    private func send(_ number: Int, on line: inout PolicyLine) {
        line.send(number)
        line.wake(Alarm(first: Int32(number)), after: line.retry)
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        line.take(Int(parcel.last), parcel)
        line.acknowledge(.ack, Int(parcel.last))
    }

    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine) {
        heard = line.now
        acknowledged.insert(Int(parcel.first))
        while base < next, acknowledged.contains(base) { base += 1 }
        fill(&line)
    }

    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine) {
        if acknowledged.contains(Int(alarm.first)) { return }
        // Nobody is there: what is left is lost.
        if line.now - heard > line.deafness { return }
        send(Int(alarm.first), on: &line)
    }
}
