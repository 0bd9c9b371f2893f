/// A rate with a burst, as one instant of state: the time at which the bucket would be full again.
/// (The generic cell rate algorithm; a token bucket without a timer.)
package struct Pace: Equatable, Sendable {
    /// One token each; zero means no limit.
    package let interval: Duration
    package let burst: Int
    /// Tokens are missing until then.
    private var full = Instant.zero

    package init(perSecond rate: Int, burst: Int) {
        precondition(rate >= 0 && burst > 0)
        interval = rate == 0 ? .zero : .nanoseconds(1_000_000_000 / Int64(rate))
        self.burst = burst
    }

    /// Whether a token is there when `taken` more than recorded are already spoken for.
    package func allows(at now: Instant, taken: Int = 0) -> Bool {
        next(at: now, taken: taken) <= now
    }

    /// When the next token is there.
    package func next(at now: Instant, taken: Int = 0) -> Instant {
        // Asked for each line; multiplying a duration would cost more than all the rest.
        if interval == .zero { return now }
        return max(full, now) + span(of: taken + 1 - burst)
    }

    package mutating func take(_ count: Int = 1, at now: Instant) {
        if interval != .zero { full = max(full, now) + span(of: count) }
    }

    /// Takes a token if there is one.
    package mutating func tryTake(at now: Instant) -> Bool {
        guard allows(at: now) else { return false }
        take(at: now)
        return true
    }

    private func span(of tokens: Int) -> Duration {
        .nanoseconds(interval.nanoseconds * Int64(tokens))
    }
}
