// What is still lost in the end.
extension PolicyTheory {
    /// The share of messages that never arrive.
    package var residualLoss: Double? {
        guard let up else { return nil }
        switch policy.kind {
        case .none: return up.loss
        case .duplication:
            var lost = up.start.keeping(up.first)
            for _ in 1..<policy.count { lost.keep(up.repair) }
            return lost.total
        case .nack, .nackEcho, .ack: return missing?.last
        case .parity:
            guard up.followsMessages else { return nil }
            return up.loss - parityRepairs(up).reduce(0, +) / Double(policy.count)
        case .stopAndWait, .goBack, .selectiveRepeat:
            // Until it arrives; a link that lets nothing through is another matter.
            guard let reverseLoss, up.loss < 1, reverseLoss < 1 else { return nil }
            return 0
        }
    }

    /// For each place of a group, the probability that its message alone is lost and the parity
    /// arrives.
    func parityRepairs(_ up: LossModel) -> [Double] {
        (0..<policy.count).map { place in
            var weights = up.start
            for member in 0..<policy.count {
                if member > 0 { weights.advance(up.perMessage, steps: 1) }
                weights.keep(member == place ? up.first : up.first.opposite)
            }
            return weights.keeping(up.repair.opposite).total
        }
    }

    /// How much wider than for independent losses the residual loss of parity scatters, for what
    /// is lost together in a group: E[X²]/E[X] of the residual losses X of a group.
    func groupFactor(_ up: LossModel) -> Double {
        // Weights by how many of the group are lost.
        var byLosses = [up.start]
        let nothing = up.start.keeping(ChainWeights.Chances(good: 0, bad: 0))
        for member in 0..<policy.count {
            var next = Array(repeating: nothing, count: member + 2)
            for (losses, weights) in byLosses.enumerated() {
                var here = weights
                if member > 0 { here.advance(up.perMessage, steps: 1) }
                let lost = here.keeping(up.first)
                let kept = here.keeping(up.first.opposite)
                next[losses].good += kept.good
                next[losses].bad += kept.bad
                next[losses + 1].good += lost.good
                next[losses + 1].bad += lost.bad
            }
            byLosses = next
        }
        var (mean, square) = (0.0, 0.0)
        for (losses, weights) in byLosses.enumerated().dropFirst() {
            let share = (losses == 1 ? weights.keeping(up.repair) : weights).total
            mean += share * Double(losses)
            square += share * Double(losses * losses)
        }
        return mean > 0 ? square / mean : 1
    }
}
