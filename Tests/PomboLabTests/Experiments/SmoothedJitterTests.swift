import Testing

@testable import PomboLab

@Suite struct SmoothedJitterTests {
    /// J += (|D| − J)/16, worked by hand.
    @Test func `the jitter is that of RFC 3550`() {
        var jitter = SmoothedJitter()
        #expect(jitter.value == nil)
        jitter.note(20_000)
        #expect(jitter.value == nil)
        jitter.note(36_000)
        #expect(jitter.value == .nanoseconds(1000))
        jitter.note(36_000)
        #expect(jitter.value == .nanoseconds(1000 - 1000 / 16))
        jitter.note(20_000)
        #expect(jitter.value == .nanoseconds(938 + (16_000 - 938) / 16))
    }

    @Test func `of several the middle one counts, the lower one of two`() {
        #expect(Duration.middle(of: []) == nil)
        #expect(Duration.middle(of: [.seconds(9), .seconds(1)]) == .seconds(1))
        #expect(Duration.middle(of: [.seconds(9), .seconds(1), .seconds(4)]) == .seconds(4))
    }
}
