import PomboText

/// The range in which a true value lies, at a confidence that was asked for.
package struct Interval: Hashable, Sendable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    package init(around middle: Double, margin: Double) {
        self.init(low: middle - margin, high: middle + margin)
    }

    package func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// Of a share: `8.85%–10.7%`.
    package var percentages: String { "\(Figure.percent(low))–\(Figure.percent(high))" }

    /// Fewer independent trials than this prove nothing; better no interval than a pretty one.
    package static let leastTrials = 30.0

    /// Wilson's interval for a share: right also near 0 and 1 and for small counts. Bursts make
    /// trials depend on each other, so `varianceFactor` of them count as one. Nil is "not enough".
    package static func wilson(
        hits: Int, of trials: Int, z: Double, varianceFactor: Double = 1
    ) -> Interval? {
        precondition(0 <= hits && hits <= trials && varianceFactor >= 1)
        let n = Double(trials) / varianceFactor
        guard n >= leastTrials else { return nil }
        let share = Double(hits) / Double(trials)
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let spread = share * (1 - share) / n + z * z / (4 * n * n)
        let margin = z * ClosedForms.squareRoot(spread) / (1 + z * z / n)
        // Exactly so, but for rounding: what was never seen may be impossible.
        return Interval(
            low: hits == 0 ? 0 : max(0, middle - margin),
            high: hits == trials ? 1 : min(1, middle + margin))
    }

    /// For a mean of independent values with this standard deviation.
    package static func mean(
        _ mean: Double, deviation: Double, of count: Int, z: Double
    ) -> Interval? {
        guard Double(count) >= leastTrials else { return nil }
        return Interval(around: mean, margin: z * deviation / ClosedForms.squareRoot(Double(count)))
    }

    /// How many standard deviations hold `confidence` of a normal value on both sides, when
    /// `comparisons` are to be right all together (Bonferroni): 1.96 for 95 % and one.
    package static func z(confidence: Double, comparisons: Int = 1) -> Double {
        precondition(0 < confidence && confidence < 1 && comparisons > 0)
        let share = 1 - (1 - confidence) / Double(comparisons)
        return Double(NormalTable.quantile(UInt64(share * 0x1p63))) / 0x1p20
    }
}
