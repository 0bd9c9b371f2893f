/// When it is looked next who was silent too long, and how long the relay itself was away.
struct SilenceWatch: Equatable, Sendable {
    private(set) var due = Instant.distantFuture
    private var last = Instant.zero

    /// There is somebody to look after.
    mutating func start(at now: Instant) {
        guard due == .distantFuture else { return }
        last = now
        due = now + RelayLimit.sweepInterval
    }

    /// It is looked now. Says by how much that is too late, if the relay slept.
    mutating func look(at now: Instant) -> Duration? {
        let gap = last.duration(to: now) - RelayLimit.sweepInterval
        last = now
        return gap > RelayLimit.gapOfOwn ? gap : nil
    }

    /// Once more, as long as there is somebody to look after.
    mutating func lookAgain(if isSomebodyHere: Bool, at now: Instant) {
        due = isSomebodyHere ? now + RelayLimit.sweepInterval : .distantFuture
    }
}
