import PomboCore

/// Measures a path through a relay with PINGs of a session, which leave no trace in any room.
///
/// A PONG repeats the PING's mark and tells how many datagrams of the session had arrived with it.
/// The marks number the PINGs at the sender, the counts number them at the relay, and the order of
/// the PONGs is that of the way back: so each direction is measured by itself without a clock that
/// both ends share. Pure: the caller owns socket and clock.
package struct PathProbe: Sendable {
    /// A PONG as it came.
    struct Answer: Hashable, Sendable {
        /// Which PING, from 0.
        var index: Int
        /// How many had arrived at the relay with it, this one included.
        var received: UInt32
        var at: Instant
    }

    private(set) var sent: [Instant] = []
    private(set) var answers: [Answer] = []
    private let session: UInt64
    private let count: Int
    private let interval: Duration
    private let begin: Instant
    private var isAnsweredLast = false

    /// Own marks, which no clock of a client ever shows.
    private static let mark: UInt64 = 0xA5 << 56
    /// PINGs beyond those asked for, until one is answered: without a later answer nobody could
    /// tell on which way the last ones were lost.
    private static let closingLimit = 20
    /// How long the last answer may take.
    private static let patience = Duration.seconds(2)
    /// How long those that were overtaken are waited for.
    private static let grace = Duration.milliseconds(250)

    package init(session: UInt64, count: Int, interval: Duration, at now: Instant) {
        precondition(count > 0 && interval > .zero)
        self.session = session
        self.count = count
        self.interval = interval
        begin = now
    }

    package var sentCount: Int { sent.count }

    private var mayClose: Bool {
        sent.count >= count && !isAnsweredLast && sent.count < count + Self.closingLimit
    }

    private var wantsMore: Bool { sent.count < count || mayClose }

    /// Absolute times, so that a late wake-up shifts nothing that follows.
    private var nextSend: Instant { begin + interval * sent.count }

    /// When `send` has something, or when waiting ends. Changes with `send` and `receive`.
    package var deadline: Instant {
        if wantsMore { return nextSend }
        let end = (sent.last ?? begin) + Self.patience
        guard isAnsweredLast, let last = answers.last else { return end }
        return min(end, last.at + Self.grace)
    }

    /// Everything was sent and either answered or waited for.
    package func isDone(at now: Instant) -> Bool { !wantsMore && now >= deadline }

    /// The next PING, once it is due.
    package mutating func send(at now: Instant, into bytes: inout [UInt8]) -> Range<Int>? {
        guard wantsMore, now >= nextSend else { return nil }
        let ping = Ping(
            session: session, time: Self.mark | UInt64(sent.count), delivered: 0,
            inboxDelivered: 0, sent: UInt32(clamping: sent.count + 1), isReport: false)
        sent.append(now)
        return ping.encode(into: &bytes)
    }

    /// Takes a PONG. Somebody else's and those that were never asked for are ignored.
    package mutating func receive(_ pong: Pong, at now: Instant) {
        let index = pong.time ^ Self.mark
        guard pong.session == session, index < UInt64(sent.count) else { return }
        if index >= UInt64(count) - 1 { isAnsweredLast = true }
        answers.append(Answer(index: Int(index), received: pong.received, at: now))
    }

    package var report: PathReport { PathReport(self) }
}
