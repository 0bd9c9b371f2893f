/// The round trip as RFC 6298 smooths it. Samples come only from echoed times, never from a guess
/// which of several sendings was answered.
package struct RoundTrip: Equatable, Sendable {
    package private(set) var smoothed: Duration?
    package private(set) var variation = Duration.zero

    /// A time that this client put on the wire came back, after lying at the relay for `hold`.
    mutating func sample(echo: UInt64, hold: Duration, at now: Instant) {
        guard let sent = Int64(exactly: echo), sent <= now.nanoseconds, sent > 0 else { return }
        let elapsed = Instant(nanoseconds: sent).duration(to: now) - hold
        guard elapsed >= .zero, elapsed < .seconds(60) else { return }
        guard let before = smoothed else {
            smoothed = elapsed
            variation = elapsed / 2
            return
        }
        let distance = elapsed > before ? elapsed - before : before - elapsed
        variation = (variation * 3 + distance) / 4
        smoothed = (before * 7 + elapsed) / 8
    }

    /// Nothing yet counts as the floor of the retransmission time.
    var estimate: Duration { smoothed ?? ClientLimit.retransmitFloor }

    /// How long an answer may take before it is missed.
    var patience: Duration { estimate + max(variation * 4, .milliseconds(1)) }
}

/// A retransmission timer: armed or not, and how patient it has become. The only flag is `due`.
struct Timer: Equatable, Sendable {
    private(set) var due = Instant.distantFuture
    private(set) var interval = Duration.zero

    var isArmed: Bool { due != .distantFuture }

    mutating func arm(at now: Instant, after interval: Duration) {
        self.interval = interval
        due = now + interval
    }

    /// Once more, twice as patient, up to a limit.
    mutating func relax(at now: Instant, limit: Duration) {
        arm(at: now, after: min(interval * 2, limit))
    }

    mutating func disarm() { due = .distantFuture }
}
