/// One number of a weather: what theory expects beside what the engine did.
package struct Comparison: Hashable, Sendable {
    package enum Quantity: String, CaseIterable, Sendable {
        case totalLoss, outage, listed, pattern, loss, lossRun, burst, burstRun, longBursts
        case bottleneck, delayTail, overtaken, swapped, held, jumped, corrupted, duplicated
    }

    package enum Verdict: String, Sendable {
        case agrees, disagrees
        case notEnough = "not enough"
    }

    package var quantity: Quantity
    package var expected: Double
    package var measured: Double
    /// Where the true value lies, judged by what was measured; nil if that was too little.
    package var interval: Interval?

    package init(
        _ quantity: Quantity, expected: Double, measured: Double, interval: Interval?
    ) {
        self.quantity = quantity
        self.expected = expected
        self.measured = measured
        self.interval = interval
    }

    package var verdict: Verdict {
        guard let interval else { return .notEnough }
        return interval.contains(expected) ? .agrees : .disagrees
    }
}
