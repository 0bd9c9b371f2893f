import PomboCore

/// How long somebody waits to be let in, as a value: what was heard goes in, a deadline and a
/// reason to give up come out.
///
/// A relay on a network of people answers within a second, a busy one within a few; once it has
/// answered, only the weather is bad. A machine that says again and again that nothing listens
/// there need not be asked for so long.
struct JoinPatience: Equatable, Sendable {
    /// With no answer at all.
    static let silent = Duration.seconds(5)
    /// Where the system says that the port is closed: a relay that starts again is back by then.
    static let closed = Duration.seconds(2)
    /// From a relay that is there.
    static let answered = Duration.seconds(20)
    /// One of these may come from a relay that was still starting.
    static let closedLimit = 3

    private var begin: Instant
    /// A person can choose another name, and is asked to as long as it takes.
    private let canChoose: Bool
    private var closedCount = 0
    private var hasHeard = false
    private var hasJoined = false
    /// Why the relay let nobody in, or would have no more of it.
    private var refusal: SessionFailure?

    init(canChoose: Bool = false, since begin: Instant) {
        self.canChoose = canChoose
        self.begin = begin
    }

    // MARK: What happens

    /// The system says that nothing listens there: a hint, no proof.
    mutating func noteClosedPort() { closedCount += 1 }

    mutating func noteAnswer() { hasHeard = true }

    /// Somebody has decided something, and waits anew.
    mutating func restart(at now: Instant) { begin = now }

    mutating func note(_ event: ClientEvent, at now: Instant) {
        switch event {
        case .joined:
            hasJoined = true
            refusal = nil
        case .refused(let cause, _, let limit, let remark):
            refusal = .refused(cause, limit: limit, remark: remark)
            if canChoose { restart(at: now) }
        case .bye(let reason, let remark) where reason == .removed || reason == .replaced:
            refusal = .ended(reason, remark: remark)
        default: break
        }
    }

    // MARK: What follows

    /// When it is over; never, for who was let in.
    var deadline: Instant { hasJoined ? .distantFuture : begin + limit }

    private var limit: Duration {
        if hasHeard { return Self.answered }
        return closedCount >= Self.closedLimit ? Self.closed : Self.silent
    }

    /// Why a client in this phase has no session and will get none; nil while it has or may.
    func failure(in phase: Client.Phase, at now: Instant) -> SessionFailure? {
        switch phase {
        case .connecting where deadline <= now: canChoose ? .noAnswer : refusal ?? .noAnswer
        case .refused: canChoose ? nil : refusal
        case .ended: refusal
        default: nil
        }
    }
}
