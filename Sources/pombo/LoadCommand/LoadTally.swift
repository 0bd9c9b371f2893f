import PomboCore

/// What all members of a load have seen, as counts.
struct LoadTally {
    /// Records that people wrote, each once for each member that delivered it.
    var deliveries = 0
    /// A member was given a line of an author again, under another number.
    var duplicated = 0
    /// A member was given a line of an author although one before it was missing.
    var outOfOrder = 0
    /// Numbers that the relay says it cannot repair.
    var gone: UInt64 = 0
    /// Copies that the receiver's rule dropped.
    var copies = 0
    var repairs = 0
    var nacks = 0
    var heads = 0
    var pings = 0
    var datagrams = 0
    var messages = 0
    var retries = 0
    var isTooFast = false
    var latency = LatencyTally()

    /// Client ids of the load are this and those that follow it, senders first.
    let firstClient: UInt64
    let senderCount: Int
    private var sendTimes: [Int64]

    private static let timesPerSender = 8192

    init(firstClient: UInt64, senderCount: Int) {
        self.firstClient = firstClient
        self.senderCount = senderCount
        sendTimes = Array(repeating: 0, count: senderCount * Self.timesPerSender)
    }

    /// Counts from here on, and remembers what is under way.
    mutating func restart() {
        (deliveries, copies, repairs, nacks, heads) = (0, 0, 0, 0, 0)
        (pings, datagrams, messages, retries) = (0, 0, 0, 0)
        latency = LatencyTally()
    }

    mutating func noteSent(_ cseq: UInt32, by author: Int, at time: Instant) {
        messages += 1
        sendTimes[author * Self.timesPerSender + Int(cseq) % Self.timesPerSender] =
            time.nanoseconds
    }

    /// Which of the senders wrote it.
    @inline(__always)
    func author(of client: UInt64) -> Int? {
        let place = client &- firstClient
        return place < UInt64(senderCount) ? Int(place) : nil
    }

    /// A line came where its turn was. `next` is the author's next one for this member.
    @inline(__always)
    mutating func noteDelivered(
        _ cseq: UInt32, by author: Int, next: inout UInt32, at now: Instant
    ) {
        if cseq < next {
            duplicated += 1
            return
        }
        if cseq > next { outOfOrder += 1 }
        next = cseq + 1
        deliveries += 1
        let sent = sendTimes[author * Self.timesPerSender + Int(cseq) % Self.timesPerSender]
        latency.add(microseconds: max(0, Int(now.nanoseconds - sent) / 1000))
    }
}
