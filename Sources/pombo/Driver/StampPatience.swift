import PomboCore

/// How long a line waits for its stamp, as a value: anew with each stamp, since then the relay is
/// there and only slow. Longer than it may be away to be started again.
struct StampPatience: Equatable, Sendable {
    static let limit = Duration.seconds(30)

    private var begin: Instant

    init(since begin: Instant) { self.begin = begin }

    mutating func noteProgress(at now: Instant) { begin = max(begin, now) }

    var deadline: Instant { begin + Self.limit }

    func isOver(at now: Instant) -> Bool { deadline <= now }
}
