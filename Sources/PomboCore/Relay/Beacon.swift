/// When the next HEAD of a stream is due: the times since it was armed double, so the first two
/// intervals are alike. Unarmed it is never due.
struct Beacon: Equatable, Sendable {
    private(set) var due = Instant.distantFuture
    private(set) var interval = Duration.zero
    private var elapsed = Duration.zero

    mutating func arm(at now: Instant, after interval: Duration) {
        self.interval = interval
        elapsed = interval
        due = now + interval
    }

    mutating func relax(at now: Instant, limit: Duration) {
        interval = min(elapsed, limit)
        elapsed = min(elapsed * 2, limit)
        due = now + interval
    }

    mutating func disarm() {
        due = .distantFuture
    }
}
