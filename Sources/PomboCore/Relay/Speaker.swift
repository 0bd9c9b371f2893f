/// What a session may say just now: its tokens, its voice, and the SAYs that wait.
struct Speaker: Equatable, Sendable {
    private var allowance: Pace
    private var mutedUntil = Instant.zero
    /// Lines of its own in the open batch.
    private(set) var stagedCount = 0
    /// SAYs that came early or wait for a token, ascending.
    private(set) var held: [HeldSay] = []
    var lastSay = LastSay()
    /// When it may be told again that it has to wait.
    var nextRefusal = Instant.zero

    /// What the next ACK gives back: the time that the last SAY brought, and how long ago.
    struct LastSay: Equatable, Sendable {
        var time: UInt64 = 0
        var arrival = Instant.zero
    }

    /// `recordRate` lines a second; zero: no limit.
    init(recordRate: Int) {
        allowance = Pace(perSecond: recordRate, burst: RelayLimit.recordBurst)
    }

    // MARK: Tokens and voice

    /// Why nothing of it is stamped now, and until when; nil: it may go on.
    func obstacle(at now: Instant) -> (cause: Refuse.Cause, end: Instant)? {
        if mutedUntil > now { return (.muted, mutedUntil) }
        let next = allowance.next(at: now, taken: stagedCount)
        return next <= now ? nil : (.tooFast, next)
    }

    func hasToken(at now: Instant) -> Bool { allowance.allows(at: now) }

    /// A token for a new name or room.
    mutating func takeToken(at now: Instant) { allowance.take(at: now) }

    mutating func mute(until end: Instant) { mutedUntil = end }

    /// Whether a refusal may be sent; if so, the next one may not for a while.
    mutating func mayBeRefused(at now: Instant) -> Bool {
        guard now >= nextRefusal else { return false }
        nextRefusal = now + RelayLimit.refuseInterval
        return true
    }

    // MARK: The open batch

    /// One more line is staged. Says whether it is the first one.
    mutating func stage() -> Bool {
        stagedCount += 1
        return stagedCount == 1
    }

    /// The batch is durable: its lines are paid for.
    mutating func settle(at now: Instant) {
        allowance.take(stagedCount, at: now)
        stagedCount = 0
    }

    /// The batch never was.
    mutating func unstage() { stagedCount = 0 }

    // MARK: Holding

    /// Keeps a SAY in its place. False if it is there or too much is held.
    mutating func hold(_ say: Say, text: Span<UInt8>) -> Bool {
        let place = held.firstIndex { $0.say.cseq >= say.cseq } ?? held.count
        if place < held.count, held[place].say.cseq == say.cseq { return false }
        guard held.count < Specification.heldSayLimit else { return false }
        var copy: [UInt8] = []
        copy.append(copying: text)
        held.insert(HeldSay(say: say, text: copy), at: place)
        return true
    }

    /// Drops what is held up to a number; says how many bytes that were.
    mutating func drop(upTo cseq: UInt32) -> Int {
        var byteCount = 0
        while let first = held.first, first.say.cseq <= cseq {
            byteCount += first.text.count
            held.removeFirst()
        }
        return byteCount
    }
}
