import Testing

@testable import PomboCore

@Suite struct TimeTests {
    private let start = Instant(nanoseconds: 1_000_000_000_000)

    @Test func `never stays never, whatever is added`() {
        #expect(Instant.distantFuture + .seconds(1) == .distantFuture)
        #expect(Instant.distantFuture + .zero == .distantFuture)
        #expect(Instant(nanoseconds: .max - 1) + .nanoseconds(2) == .distantFuture)
        #expect(Instant(nanoseconds: .max - 2) + .nanoseconds(1) < .distantFuture)
    }

    @Test func `instants and durations add up to the nanosecond`() {
        let later = start + .milliseconds(1500)
        #expect(start.duration(to: later) == .milliseconds(1500))
        #expect(later - .milliseconds(1500) == start)
        #expect(Duration.nanoseconds(1_234_567_891).nanoseconds == 1_234_567_891)
        #expect(Duration.nanoseconds(1_234_567_891).microseconds == 1_234_567)
        #expect(Duration.nanoseconds(1_234_567_891).milliseconds == 1234)
        #expect(Duration.milliseconds(-3).nanoseconds == -3_000_000)
        // On both sides of what 64 bits of attoseconds hold.
        for span: Int64 in [9_223_372_036, 9_223_372_037, 9_000_000_000_000_000_000] {
            #expect(Duration.nanoseconds(span).nanoseconds == span)
            #expect(Duration.nanoseconds(-span).nanoseconds == -span)
        }
    }

    /// How many of so many tries get a token.
    private func taken(_ pace: inout Pace, tries: Int, at now: Instant) -> Int {
        (0..<tries).count { _ in pace.tryTake(at: now) }
    }

    @Test func `a pace gives its burst at once, then a token each interval`() {
        var pace = Pace(perSecond: 5, burst: 5)
        let atOnce = taken(&pace, tries: 9, at: start)
        #expect(atOnce == 5)
        #expect(pace.next(at: start) == start + .milliseconds(200))
        let early = taken(&pace, tries: 9, at: start + .nanoseconds(199_999_999))
        let inTime = taken(&pace, tries: 9, at: start + .milliseconds(200))
        #expect((early, inTime) == (0, 1))
    }

    @Test func `a pace saves up its burst and no more`() {
        var pace = Pace(perSecond: 5, burst: 5)
        pace.take(5, at: start)
        let saved = taken(&pace, tries: 9, at: start + .seconds(3600))
        #expect(saved == 5)
    }

    @Test func `what is spoken for counts before it is taken`() {
        let pace = Pace(perSecond: 5, burst: 5)
        #expect(pace.allows(at: start, taken: 4))
        #expect(!pace.allows(at: start, taken: 5))
        #expect(pace.next(at: start, taken: 6) == start + .milliseconds(400))
    }

    @Test func `a rate of zero is no limit`() {
        var pace = Pace(perSecond: 0, burst: 1)
        let unbounded = taken(&pace, tries: 1000, at: start)
        #expect(unbounded == 1000)
    }
}
