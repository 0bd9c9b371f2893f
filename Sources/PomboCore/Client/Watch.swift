/// Whether the relay is there: HEADs that should have come, PINGs that should have been answered.
struct Watch: Equatable, Sendable {
    private(set) var isAway = false
    /// When the next HEAD is overdue; never, for a visitor, who gets none.
    private var headDue = Instant.distantFuture
    private var headWait: Duration?
    private var pingDue: Instant
    /// There is doubt: a PING each two seconds instead of each fifteen.
    private var isProbing = false
    private var unanswered = 0
    /// The time in the last PING, until it comes back, and what was sent by then.
    private var awaited: Awaited?

    private struct Awaited: Equatable {
        var echo: UInt64
        var sent: UInt32
    }

    init(expectsHeads: Bool, after roundTrip: RoundTrip, at now: Instant) {
        pingDue = now + ClientLimit.keepalive
        if expectsHeads {
            // The first HEAD of a session follows within a quarter of a second.
            headWait = Self.wait(.milliseconds(250), after: roundTrip)
            headDue = now + headWait!
        }
    }

    var due: Instant { isProbing ? pingDue : min(pingDue, headDue) }

    /// Twice its interval and a round trip; at least a second, at most what a restart may take.
    private static func wait(_ interval: Duration, after roundTrip: RoundTrip) -> Duration {
        let wait = interval * 2 + roundTrip.smoothed
        return min(max(wait, ClientLimit.headWaitFloor), ClientLimit.headWaitLimit)
    }

    /// A HEAD of the room came and says when the next one is due.
    mutating func noteHead(
        nextMilliseconds: UInt32, after roundTrip: RoundTrip, at now: Instant
    ) {
        guard headWait != nil else { return }
        let wait = Self.wait(.milliseconds(Int64(nextMilliseconds)), after: roundTrip)
        headWait = wait
        headDue = now + wait
    }

    /// The relay is alive. Says whether it was away.
    mutating func noteLife(at now: Instant) -> Bool {
        if isProbing {
            isProbing = false
            pingDue = now + ClientLimit.keepalive
            if let headWait { headDue = now + headWait }
        }
        return noteAnswer()
    }

    /// The relay is alive, but it may still answer to another address than ours.
    mutating func noteAnswer() -> Bool {
        unanswered = 0
        defer { isAway = false }
        return isAway
    }

    /// Something makes the relay's presence doubtful: the next PING is due now. A mere hint does
    /// nothing while PINGs go out for the same reason, or each one would cause the next.
    mutating func doubt(isHint: Bool, at now: Instant) {
        if isHint, isProbing { return }
        isProbing = true
        pingDue = now
    }

    /// As `doubt`, but the next PING is only due when somebody had time to start again.
    mutating func expectAbsence(at now: Instant) {
        isProbing = true
        pingDue = now + ClientLimit.probeInterval
    }

    /// A PING goes out. Says whether the relay counts as away from now on.
    mutating func notePing(echo: UInt64, sent: UInt32, at now: Instant) -> Bool {
        if now >= headDue { isProbing = true }
        pingDue = now + (isProbing ? ClientLimit.probeInterval : ClientLimit.keepalive)
        awaited = Awaited(echo: echo, sent: sent)
        let wasAway = isAway
        isAway = wasAway || unanswered >= ClientLimit.patience
        unanswered = min(unanswered + 1, ClientLimit.patience)
        return isAway && !wasAway
    }

    /// What was sent until the PING whose echo this is; nil for any other, and the second time.
    mutating func takeEcho(_ echo: UInt64) -> UInt32? {
        guard let awaited, awaited.echo == echo else { return nil }
        self.awaited = nil
        return awaited.sent
    }
}
