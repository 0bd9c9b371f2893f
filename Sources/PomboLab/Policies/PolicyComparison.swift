/// One figure of a run: what theory expects beside what was measured.
package struct PolicyComparison: Hashable, Sendable {
    package enum Quantity: String, CaseIterable, Sendable {
        case offeredLoss, residualLoss
        /// Of a message: how often it was sent as itself, and asked for.
        case sends, asks
        /// Means from offer to arrival, in nanoseconds: of all that arrived, of the repaired.
        case arrivalDelay, recoveryDelay
    }

    package enum Verdict: String, Sendable {
        case agrees, disagrees
        case notEnough = "not enough"
        /// There is no closed form.
        case noTheory = "no theory"
    }

    package let quantity: Quantity
    /// Nil where there is no closed form.
    package let expected: Double?
    /// Nil where there was nothing to measure.
    package let measured: Double?
    /// Where the true value lies, judged by what was measured; nil if that was too little.
    package let interval: Interval?

    package var verdict: Verdict {
        guard let expected else { return .noTheory }
        guard let interval else { return .notEnough }
        return interval.contains(expected) ? .agrees : .disagrees
    }
}

extension PolicyOutcome {
    /// Every figure beside theory's, each within an interval of z standard deviations. A family of
    /// comparisons asks for `Interval.z(confidence:comparisons:)` of all its members.
    package func comparisons(with theory: PolicyTheory, z: Double) -> [PolicyComparison] {
        let delays = arrivalDelays
        return [
            share(.offeredLoss, theory.offeredLoss, of: firstLost, theory.offeredFactor, z),
            share(.residualLoss, theory.residualLoss, of: lost, theory.varianceFactor, z),
            mean(.sends, theory.sendsPerMessage, z) { Int64(sends[$0]) },
            mean(.asks, theory.asksPerMessage, z) { Int64(asked[$0]) },
            mean(.arrivalDelay, theory.meanArrivalDelay, z) {
                delays[$0] == .max ? nil : delays[$0]
            },
            mean(.recoveryDelay, theory.meanRecoveryDelay, z) {
                delays[$0] == .max || recoveries[$0] == .first ? nil : delays[$0]
            },
        ]
    }

    private func share(
        _ quantity: PolicyComparison.Quantity, _ expected: Double?, of members: MessageSet,
        _ factor: Double?, _ z: Double
    ) -> PolicyComparison {
        let hits = members.count
        let interval = factor.flatMap {
            Interval.wilson(hits: hits, of: count, z: z, varianceFactor: max(1, $0))
        }
        return PolicyComparison(
            quantity: quantity, expected: expected, measured: Double(hits) / Double(count),
            interval: interval)
    }

    private func mean(
        _ quantity: PolicyComparison.Quantity, _ expected: Double?, _ z: Double,
        of value: (Int) -> Int64?
    ) -> PolicyComparison {
        let mean = BatchMean(count: count, of: value)
        return PolicyComparison(
            quantity: quantity, expected: expected, measured: mean.mean,
            interval: mean.interval(z: z))
    }
}
