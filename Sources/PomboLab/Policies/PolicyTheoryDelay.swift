import PomboCore

// When messages arrive, and how many a second.
extension PolicyTheory {
    /// The mean from offer to arrival of those that arrive, in nanoseconds, without the waiting for
    /// order: how long messages behind a hole wait has no closed form here.
    package var meanArrivalDelay: Double? {
        guard let up, up.loss < 1, let upDelay else { return nil }
        switch policy.kind {
        case .none, .duplication: return upDelay
        default:
            guard let repairs else { return nil }
            let there = 1 - up.loss
            return (there * upDelay + repairs.delay) / (there + repairs.share)
        }
    }

    /// The same for those alone that were not there at once.
    package var meanRecoveryDelay: Double? {
        guard policy.kind != .duplication, let repairs, repairs.share > 0 else { return nil }
        return repairs.delay / repairs.share
    }

    /// The share of messages repaired, and their delays times their shares.
    private var repairs: (share: Double, delay: Double)? {
        guard let up, let upDelay else { return nil }
        switch policy.kind {
        case .none: return (0, 0)
        case .ack: return ackRepairs(upDelay)
        case .nack, .nackEcho: return nackRepairs(up, upDelay)
        case .parity:
            guard up.followsMessages else { return nil }
            var (share, delay) = (0.0, 0.0)
            let each = parityRepairs(up)
            for (place, chance) in each.enumerated() {
                let later = Double(policy.count - 1 - place) * Double(traffic.gap.nanoseconds)
                share += chance / Double(policy.count)
                delay += chance / Double(policy.count) * (upDelay + later)
            }
            return (share, delay)
        default: return nil
        }
    }

    private func ackRepairs(_ upDelay: Double) -> (share: Double, delay: Double)? {
        guard isOnTime, let missing else { return nil }
        var (share, delay) = (0.0, 0.0)
        for round in 1..<missing.count {
            let won = missing[round - 1] - missing[round]
            share += won
            delay += won * (upDelay + Double(repairTime(round)))
        }
        return (share, delay)
    }

    /// The next arrival shows what is missing. Where that says nothing more about the chain, how
    /// long it took and how well repairs go from there are independent.
    private func nackRepairs(
        _ up: LossModel, _ upDelay: Double
    ) -> (share: Double, delay: Double)? {
        guard isOnTime, !up.remembers || up.chain.bad == 1, let missing,
            let found = discovered(up)
        else { return nil }
        var (share, delay) = (0.0, 0.0)
        let gap = Double(traffic.gap.nanoseconds)
        if policy.kind == .nackEcho {
            share = up.loss - missing[0]
            delay = share * (gap + upDelay)
        }
        guard missing[0] > 0 else { return (share, delay) }
        let later = found.steps / missing[0] * gap
        for round in 1..<missing.count {
            let won = missing[round - 1] - missing[round]
            share += won
            delay += won * (later + Double(repairTime(round)) + upDelay)
        }
        return (share, delay)
    }

    /// Delivered messages a second of an endless run.
    package var throughput: Double? {
        let gap = Double(traffic.gap.nanoseconds)
        if !policy.kind.isWindowed {
            guard gap > 0, let residualLoss else { return nil }
            return 1e9 / gap * (1 - residualLoss)
        }
        guard let limit = windowLimit else { return nil }
        return gap > 0 ? min(limit, 1e9 / gap) : limit
    }

    /// What a window lets through at most: one message each (1/s − 1) retries and a round trip.
    /// Wider windows stall behind their oldest message; that has a closed form only without loss.
    private var windowLimit: Double? {
        guard let up, !up.remembers, let reverseLoss, let upDelay, let downDelay, isOnTime
        else { return nil }
        let s = ClosedForms.roundTrip(up.loss, reverseLoss)
        let isSingle = policy.kind == .stopAndWait || policy.count == 1
        guard s > 0, isSingle || s == 1 else { return nil }
        let retries = (1 / s - 1) * Double(timers.retry.nanoseconds)
        let time = retries + upDelay + downDelay
        return time > 0 ? Double(isSingle ? 1 : policy.count) * 1e9 / time : nil
    }
}
