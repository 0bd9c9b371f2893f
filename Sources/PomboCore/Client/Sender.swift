/// An own line on its way to its stamp.
struct Outgoing: Equatable, Sendable {
    var cseq: UInt32
    var kind: Kind
    var room: Name
    var recipient: UInt64
    var origin: Origin?
    var text: [UInt8]
}

/// The own lines in their order: which are under way, how many may be, and when they are repeated.
struct Sender: Equatable, Sendable {
    /// Not acknowledged yet, ascending.
    private(set) var lines: [Outgoing] = []
    /// How many of them, from the first on, were sent at least once.
    private(set) var sentCount = 0
    private(set) var next: UInt32 = 1
    private var window: Int
    private let windowLimit: Int
    /// Acknowledged since the window last grew.
    private var grown = 0
    private(set) var retransmission = Timer()
    private var timeouts = 0
    /// The relay asked for patience.
    private var isPaused = false

    init(isVisitor: Bool) {
        window = isVisitor ? 1 : Specification.windowFloor
        windowLimit = isVisitor ? 1 : Specification.windowLimit
    }

    /// The lowest own number that is not acknowledged.
    var lowestOpen: UInt32 { lines.first?.cseq ?? next }

    mutating func add(
        _ text: [UInt8], kind: Kind, room: Name, recipient: UInt64, origin: Origin?
    ) -> UInt32 {
        defer { next += 1 }
        lines.append(
            Outgoing(
                cseq: next, kind: kind, room: room, recipient: recipient, origin: origin,
                text: text))
        return next
    }

    /// The next line that may go out for the first time.
    mutating func takeNext(for room: Name) -> Outgoing? {
        guard sentCount < min(window, lines.count), lines[sentCount].room == room else {
            return nil
        }
        sentCount += 1
        return lines[sentCount - 1]
    }

    /// A new line does not restart the timer: the oldest is the one that is waited for.
    mutating func noteSent(_ roundTrip: RoundTrip, at now: Instant) {
        if !retransmission.isArmed {
            retransmission.arm(at: now, after: interval(roundTrip))
        }
    }

    /// Everything up to `cseq` is stamped.
    mutating func acknowledge(
        _ cseq: UInt32, seq: UInt64, _ roundTrip: RoundTrip, at now: Instant,
        into events: inout [ClientEvent]
    ) {
        var count = 0
        while count < lines.count, lines[count].cseq <= cseq {
            events.append(
                .stamped(lines[count].cseq, lines[count].cseq == cseq ? seq : nil))
            count += 1
        }
        guard count > 0 else { return }
        lines.removeFirst(count)
        sentCount = max(0, sentCount - count)
        timeouts = 0
        isPaused = false
        grow(count)
        retransmission.disarm()
        if sentCount > 0 { noteSent(roundTrip, at: now) }
    }

    private mutating func grow(_ count: Int) {
        window = max(window, min(Specification.windowFloor, windowLimit))
        grown += count
        if grown >= window {
            grown = 0
            window = min(window + 1, windowLimit)
        }
    }

    /// The timer fired: half the window, and what it still allows goes out again. Three times
    /// without an answer: one line at a time.
    mutating func repeatLines(_ roundTrip: RoundTrip, at now: Instant) -> ArraySlice<Outgoing> {
        timeouts += 1
        isPaused = false
        grown = 0
        window = timeouts >= 3 ? 1 : max(min(Specification.windowFloor, windowLimit), window / 2)
        retransmission.arm(at: now, after: interval(roundTrip))
        return lines.prefix(min(window, sentCount))
    }

    /// The relay was heard although it has not answered: the path works, so patience ends.
    mutating func noteLife(_ roundTrip: RoundTrip, at now: Instant) {
        guard timeouts > 1, !isPaused else { return }
        timeouts = 1
        let again = interval(roundTrip)
        if now + again < retransmission.due { retransmission.arm(at: now, after: again) }
    }

    mutating func pause(for duration: Duration, at now: Instant) {
        isPaused = true
        retransmission.arm(at: now, after: duration)
    }

    /// A new session knows nothing of what is under way: it goes out again at once.
    mutating func restart() {
        sentCount = 0
        timeouts = 0
        isPaused = false
        retransmission.disarm()
    }

    private func interval(_ roundTrip: RoundTrip) -> Duration {
        let first = max(ClientLimit.retransmitFloor, roundTrip.patience)
        var interval = first
        for _ in 0..<min(timeouts, 3) { interval = interval * 3 / 2 }
        for _ in 0..<max(0, min(timeouts, 6) - 3) { interval = interval * 2 }
        return min(interval, first * 8, ClientLimit.retransmitCeiling)
    }
}
