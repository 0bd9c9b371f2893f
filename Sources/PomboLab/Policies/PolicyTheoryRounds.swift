// Messages that are still missing after so many rounds of repair.
extension PolicyTheory {
    /// The share of messages still missing before each round; the last entry is the residual loss.
    /// `nack` asks and is answered in a round, `ack` sends again.
    var missing: [Double]? {
        guard let up, up.followsTime else { return nil }
        guard !up.remembers || (upDelay != nil && downDelay != nil) else { return nil }
        switch policy.kind {
        case .ack:
            return rounds(from: up.start.keeping(up.first), up, fails: up.repair)
        case .nack, .nackEcho:
            guard let reverseLoss else { return nil }
            guard let found = discovered(up) else { return nil }
            return rounds(from: found.arrived, up, fails: up.repair.or(reverseLoss))
        default:
            return nil
        }
    }

    /// Lost, with its echo where there is one, and shown to be missing by the next arrival; and how
    /// many messages later that is, times the weight.
    func discovered(_ up: LossModel) -> (arrived: ChainWeights, steps: Double)? {
        var lost = up.start.keeping(up.first)
        if policy.kind == .nackEcho {
            lost.advance(up.perMessage, steps: 1)
            lost.keep(up.first)
        }
        guard let found = lost.untilArrival(up.perMessage, up.first) else { return nil }
        let before = policy.kind == .nackEcho ? lost.total : 0
        return (found.arrived, found.steps + before)
    }

    private func rounds(
        from start: ChainWeights, _ up: LossModel, fails: ChainWeights.Chances
    ) -> [Double] {
        var weights = start
        var missing = [weights.total]
        var place = 0
        for round in 1...policy.count {
            let next = up.steps(at: repairTime(round))
            weights.advance(up.chain, steps: next - place)
            place = next
            weights.keep(fails)
            missing.append(weights.total)
        }
        return missing
    }
}
