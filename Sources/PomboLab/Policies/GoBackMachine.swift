/// `gbn`: a window of messages with one timer. The receiver takes only the next one in order and
/// says which it is; when the timer ends, the whole window is sent again.
struct GoBackMachine: PolicyMachine {
    let window: Int
    /// The sender's: all below `base` are acknowledged, `next` was never sent, `offered` is there.
    private var base = 1
    private var next = 1
    private var offered = 0
    /// When the timer ends; it is set anew without taking the old alarm back.
    private var due: Int64 = 0
    private var hasAlarm = false
    private var heard: Int64 = 0
    /// The receiver's.
    private var expected = 1

    init(window: Int) { self.window = window }

    mutating func offer(_ number: Int, on line: inout PolicyLine) {
        if base == next { heard = line.now }
        offered = number
        fill(&line)
    }

    private mutating func fill(_ line: inout PolicyLine) {
        while next <= offered, next < base + window {
            if base == next { startTimer(&line) }
            line.send(next)
            next += 1
        }
    }

    private mutating func startTimer(_ line: inout PolicyLine) {
        due = line.now + line.retry
        setAlarm(&line)
    }

    private mutating func setAlarm(_ line: inout PolicyLine) {
        guard !hasAlarm else { return }
        hasAlarm = true
        line.wake(Alarm(first: 0), after: due - line.now)
    }

    mutating func arrive(_ parcel: Parcel, on line: inout PolicyLine) {
        if parcel.last <= expected { line.take(Int(parcel.last), parcel) }
        if parcel.last == expected { expected += 1 }
        line.acknowledge(.upto, expected)
    }

    mutating func hear(_ parcel: Parcel, on line: inout PolicyLine) {
        heard = line.now
        guard parcel.first > base else { return }
        base = Int(parcel.first)
        if base < next { startTimer(&line) }
        fill(&line)
    }

    mutating func wake(_ alarm: Alarm, on line: inout PolicyLine) {
        hasAlarm = false
        guard base < next else { return }
        if line.now < due { return setAlarm(&line) }
        // Nobody is there: what is left is lost.
        if line.now - heard > line.deafness { return }
        for number in base..<next { line.send(number) }
        startTimer(&line)
    }
}
