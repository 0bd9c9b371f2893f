/// A client's own lines on their way to the log: numbered, sent in order within a window, and sent
/// again until they are acknowledged.
struct Sender: Equatable, Sendable {
    /// The lines that are not acknowledged, ascending without a gap.
    private(set) var lines: [Line] = []
    private(set) var nextCseq: UInt32
    /// Everything up to it is stamped.
    private(set) var acknowledged: UInt32 = 0
    /// How many of the first lines are under way.
    private var flight = 0
    private(set) var window: Int
    private var credit = 0
    /// Timeouts in a row in which nothing at all was heard of the relay.
    private(set) var unanswered = 0
    /// Whether anything was heard since the last timeout.
    private var hasHeard = false
    private var backoff = Backoff(limit: 8)
    /// When the oldest line is sent again; nil: nothing is under way.
    private(set) var due: Instant?
    /// The relay asked for patience: until then nothing is sent again.
    private var pausedUntil: Instant?
    private var highestSent: UInt32 = 0
    private let windows: ClosedRange<Int>

    struct Line: Equatable, Sendable {
        var cseq: UInt32
        var kind: Kind
        var destination: Destination
        var origin: Origin?
        var text: [UInt8]
    }

    /// Rooms are kept by name: their number is that of the session in which a line is sent.
    enum Destination: Equatable, Sendable {
        case room(Name)
        case client(UInt64)
    }

    /// Far more than a person writes while a relay restarts; a script is told to wait.
    static let queueLimit = 256
    private static let collapse = 3
    /// A mute can last long; asking once a minute notices when it ends early.
    private static let pauseLimit = Duration.seconds(60)

    /// A visitor has one line under way, so that each ACK says where that line is.
    init(firstCseq: UInt32, isVisitor: Bool) {
        nextCseq = max(firstCseq, 1)
        windows =
            isVisitor ? 1...1 : Specification.windowFloor...Specification.windowLimit
        window = windows.lowerBound
    }

    var lowestOpen: UInt32 { lines.first?.cseq ?? nextCseq }

    var isFull: Bool { lines.count >= Self.queueLimit }

    /// The room of the first line that is for a room.
    var firstRoom: Name? {
        for line in lines {
            if case .room(let name) = line.destination { return name }
        }
        return nil
    }

    /// Numbers a line and queues it, unless an earlier run has had it stamped already.
    mutating func add(
        _ text: [UInt8], kind: Kind, to destination: Destination, origin: Origin?
    ) -> UInt32 {
        precondition(!isFull && nextCseq < .max)
        let cseq = nextCseq
        nextCseq += 1
        if cseq > acknowledged {
            lines.append(
                Line(cseq: cseq, kind: kind, destination: destination, origin: origin, text: text))
        }
        return cseq
    }

    // MARK: Sending

    /// The next line that may be sent from `room`, which is under way from now on.
    mutating func next(
        from room: Name, after roundTrip: RoundTrip, at now: Instant
    ) -> (line: Line, isRepeated: Bool)? {
        guard flight < min(window, lines.count) else { return nil }
        let line = lines[flight]
        if case .room(let name) = line.destination, name != room { return nil }
        flight += 1
        let isRepeated = line.cseq <= highestSent
        highestSent = max(highestSent, line.cseq)
        // A line that follows must not put off the repetition of those before it.
        if due == nil {
            due = now + roundTrip.timeout
            hasHeard = false
        }
        return (line, isRepeated)
    }

    /// The next line in raw mode: sent once and forgotten.
    mutating func nextRaw(from room: Name) -> Line? {
        guard let line = lines.first else { return nil }
        if case .room(let name) = line.destination, name != room { return nil }
        highestSent = max(highestSent, line.cseq)
        return lines.removeFirst()
    }

    /// The relay has everything up to `cseq`. Returns what is new by that.
    mutating func acknowledge(
        through cseq: UInt32, after roundTrip: RoundTrip, at now: Instant
    ) -> [UInt32] {
        acknowledged = max(acknowledged, cseq)
        let done = lines.prefix { $0.cseq <= cseq }.map(\.cseq)
        guard !done.isEmpty else { return [] }
        lines.removeFirst(done.count)
        flight = max(0, flight - done.count)
        unanswered = 0
        backoff.reset()
        widen(by: done.count)
        if flight == 0 || pausedUntil.map({ $0 <= now }) ?? true { pausedUntil = nil }
        due = flight == 0 ? nil : max(now + roundTrip.timeout, pausedUntil ?? now)
        return done
    }

    /// Additive increase: one more for each window that got through.
    private mutating func widen(by count: Int) {
        window = max(window, windows.lowerBound)
        credit += count
        while credit >= window, window < windows.upperBound {
            credit -= window
            window += 1
        }
        credit = min(credit, window)
    }

    // MARK: When no answer comes

    /// The oldest line was not acknowledged in time: it goes again, and what follows it as far as
    /// the halved window allows. After three times in silence one line at a time (RFC 8085). If the
    /// relay was heard meanwhile, the way is only bad, and patience would not make it better.
    mutating func expire(after roundTrip: RoundTrip, at now: Instant) {
        flight = 0
        if pausedUntil != nil {
            pausedUntil = nil
        } else {
            unanswered = hasHeard ? 0 : min(unanswered + 1, Self.collapse)
            let isCollapsed = unanswered == Self.collapse
            window = isCollapsed ? 1 : max(windows.lowerBound, window / 2)
            credit = 0
            backoff.grow(byThousandths: isCollapsed ? 2000 : 1500)
            if hasHeard { backoff.shrink(to: 2) }
        }
        hasHeard = false
        due = now + min(backoff.stretch(roundTrip.timeout), RoundTrip.timeoutLimit)
    }

    /// The relay is heard although it acknowledges nothing: the path works, lines or answers were
    /// lost on it, and the patience that is meant for a silent relay ends.
    mutating func noteLife(after roundTrip: RoundTrip, at now: Instant) {
        hasHeard = true
        guard unanswered > 1, pausedUntil == nil, let due else { return }
        backoff.reset()
        self.due = min(due, now + roundTrip.timeout)
    }

    /// The relay is there and asks for patience: that is an answer, not a loss.
    mutating func pause(for wait: Duration, at now: Instant) {
        guard flight > 0 else { return }
        // A relay that asks for no patience at all must not be asked at its own speed.
        let end = now + min(max(wait, RoundTrip.timeoutFloor), Self.pauseLimit)
        pausedUntil = end
        unanswered = 0
        backoff.reset()
        due = end
    }

    /// A session begins: nothing is under way in it.
    mutating func restart() {
        flight = 0
        unanswered = 0
        backoff.reset()
        due = nil
        pausedUntil = nil
        credit = 0
        window = max(window, windows.lowerBound)
    }

    /// Another log: what an earlier run had stamped is not in it.
    mutating func forget() { acknowledged = 0 }
}
