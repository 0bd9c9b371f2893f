import PomboCore
import Testing

@testable import PomboLab

@Suite struct LatenessHistogramTests {
    @Test func `quantiles are nearest ranks, never below the value and within one in 32`() {
        var lateness = LatenessHistogram()
        for value in Int64(1)...10_000 { lateness.record(value * 1000) }
        for (perMille, exact) in [(500, 5_000_000), (990, 9_900_000), (1000, 10_000_000)] {
            let told = lateness.quantile(perMille: perMille)!.nanoseconds
            #expect(told >= exact && told <= exact + exact / 32 + 1, "\(perMille): \(told)")
        }
        #expect(lateness.longest == .milliseconds(10))
    }

    @Test func `small values are exact, and any value has its place`() {
        for value in [Int64(0), 1, 31, 63] {
            var lateness = LatenessHistogram()
            lateness.record(value)
            #expect(lateness.quantile(perMille: 500) == .nanoseconds(value))
        }
        for power in 0..<63 {
            for value in [Int64(1) << Int64(power), Int64(1) << Int64(power) - 1] {
                var lateness = LatenessHistogram()
                lateness.record(value)
                lateness.record(.max)
                let told = lateness.quantile(perMille: 500)!.nanoseconds
                #expect(told >= value && told - value <= value / 32 + 1, "\(value)")
            }
        }
    }

    @Test func `nothing noted is nothing known, and early is on time`() {
        var lateness = LatenessHistogram()
        #expect(lateness.quantile(perMille: 500) == nil)
        lateness.record(-5)
        #expect(lateness.quantile(perMille: 500) == .zero)
    }
}
