import Testing

@testable import PomboCore

@Suite struct RoundTripTests {
    @Test func `the first sample stands, the next ones move it by an eighth and a quarter`() {
        var trip = RoundTrip()
        trip.learn(echo: 0, at: Instant(nanoseconds: 80_000_000))
        #expect(trip.smoothed == .milliseconds(80) && trip.variation == .milliseconds(40))
        trip.learn(echo: 0, at: Instant(nanoseconds: 160_000_000))
        #expect(trip.smoothed == .milliseconds(90) && trip.variation == .milliseconds(50))
        #expect(trip.timeout == .milliseconds(290))
        #expect(trip.firstNack == .microseconds(22_500))
        #expect(trip.nextNack == .milliseconds(290))
        #expect(trip.joinInterval == .milliseconds(180))
    }

    @Test func `on a perfect line the floors hold`() {
        var trip = RoundTrip()
        for _ in 0..<100 { trip.learn(echo: 0, at: Instant(nanoseconds: 0)) }
        #expect(trip.timeout == .milliseconds(100))
        #expect(trip.firstNack == .milliseconds(5))
        #expect(trip.nextNack == .milliseconds(10))
        #expect(trip.joinInterval == .milliseconds(100))
    }

    @Test func `what cannot be is no sample`() {
        let now = Instant(nanoseconds: 100_000_000_000)
        var trip = RoundTrip()
        // From the future, garbage, longer held than under way, older than a minute.
        trip.learn(echo: 100_000_000_001, at: now)
        trip.learn(echo: .max, at: now)
        trip.learn(echo: 1 << 63, at: now)
        trip.learn(echo: 99_999_999_000, holdMicroseconds: 2, at: now)
        trip.learn(echo: 39_999_999_999, at: now)
        #expect(trip == RoundTrip())
        trip.learn(echo: 99_999_999_000, holdMicroseconds: 1, at: now)
        #expect(trip.isMeasured && trip.smoothed == .zero)
        trip = RoundTrip()
        trip.learn(echo: 40_000_000_000, at: now)
        #expect(trip.smoothed == .seconds(60))
        #expect(trip.timeout == .seconds(5) && trip.nextNack == .seconds(1))
    }

    @Test func `patience grows by the half and ends at its limit`() {
        var backoff = Backoff(limit: 4)
        var waits: [Duration] = []
        for _ in 0..<5 {
            waits.append(backoff.stretch(.milliseconds(8)))
            backoff.grow()
        }
        #expect(
            waits == [
                .milliseconds(8), .milliseconds(12), .milliseconds(18),
                .milliseconds(27), .milliseconds(32),
            ])
        backoff.reset()
        #expect(backoff.stretch(.milliseconds(8)) == .milliseconds(8))
    }
}
