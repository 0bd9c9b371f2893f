import PomboCore

// What a policy costs: sendings, requests, datagrams and bytes.
extension PolicyTheory {
    /// How often a message is sent as itself.
    package var sendsPerMessage: Double? {
        guard let up else { return nil }
        switch policy.kind {
        case .none, .parity: return 1
        case .duplication: return Double(policy.count)
        case .ack: return ackSends(up)
        case .nack, .nackEcho:
            guard let reverseLoss, let asksPerMessage else { return nil }
            return 1 + asksPerMessage * (1 - reverseLoss)
        case .stopAndWait: return waitingSends(up)
        case .goBack: return goBackSends(up)
        case .selectiveRepeat:
            guard policy.count > 1 else { return waitingSends(up) }
            guard let s = bothWays(up), s > 0, isOnTime else { return nil }
            return 1 / s
        }
    }

    /// s = (1 − p)(1 − q), where nothing is remembered.
    private func bothWays(_ up: LossModel) -> Double? {
        guard let reverseLoss, !up.remembers else { return nil }
        return ClosedForms.roundTrip(up.loss, reverseLoss)
    }

    /// A lost acknowledgement costs a sending as well: a message is sent again while it or its
    /// acknowledgement is lost.
    private func ackSends(_ up: LossModel) -> Double? {
        guard let reverseLoss, isOnTime, up.followsTime else { return nil }
        var open = up.start.keeping(up.first.or(reverseLoss))
        var sends = 1.0
        var place = 0
        for round in 1...policy.count {
            let next = up.steps(at: repairTime(round))
            open.advance(up.chain, steps: next - place)
            place = next
            sends += open.total
            open.keep(up.repair.or(reverseLoss))
        }
        return sends
    }

    /// Nothing new is sent meanwhile, so a chain that counts datagrams stands still.
    private func waitingSends(_ up: LossModel) -> Double? {
        guard let reverseLoss, isOnTime, reverseLoss < 1, up.loss < 1 else { return nil }
        guard !up.remembers || up.pace == .datagrams else { return nil }
        let open = up.start.keeping(up.first.or(reverseLoss))
        let fails = up.repair.or(reverseLoss)
        guard fails.good < 1, fails.bad < 1 else { return nil }
        return 1 + open.good / (1 - fails.good) + open.bad / (1 - fails.bad)
    }

    /// (1 − p + N·p)/(1 − p): each loss costs the window. That needs a window that is full before
    /// the timer ends, and acknowledgements that all come: one that is lost may be covered by the
    /// next one or not, and that has no closed form.
    private func goBackSends(_ up: LossModel) -> Double? {
        guard policy.count > 1 else { return waitingSends(up) }
        guard reverseLoss == 0, !up.remembers, up.loss < 1, isOnTime else { return nil }
        let filling = Int64(policy.count - 1) * traffic.gap.nanoseconds
        guard filling < timers.retry.nanoseconds else { return nil }
        return 1 + Double(policy.count) * up.loss / (1 - up.loss)
    }

    /// How often a message is asked for.
    package var asksPerMessage: Double? {
        switch policy.kind {
        case .nack, .nackEcho:
            guard isOnTime, let missing else { return nil }
            return missing.dropLast().reduce(0, +)
        default: return 0
        }
    }

    /// Datagrams of the sender for each message, with parities and heads.
    package var forwardPerMessage: Double? {
        guard let sendsPerMessage else { return nil }
        let count = traffic.count
        switch policy.kind {
        case .parity:
            let groups = (count + policy.count - 1) / policy.count
            return sendsPerMessage + Double(groups) / Double(count)
        case .nack, .nackEcho:
            return sendsPerMessage + Double(NackMachine.headCount) / Double(count)
        default: return sendsPerMessage
        }
    }

    /// Datagrams of the receiver for each message.
    package var backPerMessage: Double? {
        guard let up else { return nil }
        switch policy.kind {
        case .none, .duplication, .parity: return 0
        case .nack, .nackEcho: return requestsPerMessage(up)
        default:
            // Every arrival is acknowledged.
            guard !up.remembers, let sendsPerMessage else { return nil }
            return sendsPerMessage * (1 - up.loss)
        }
    }

    /// Messages lost in one run are asked for together as long as one of them is missing. A run has
    /// x messages with probability (1 − p)p^(x−1); after c answers each is there but for p^c.
    private func requestsPerMessage(_ up: LossModel) -> Double? {
        guard !up.remembers, isOnTime, let q = reverseLoss, up.loss < 1 else { return nil }
        let p = up.loss
        func allThere(_ answers: Int) -> Double {
            let z = 1 - ClosedForms.power(p, answers)
            return (1 - p) * z / (1 - p * z)
        }
        // How many of the rounds so far were answered.
        var answered = [1.0]
        var requests = 0.0
        for _ in 1...policy.count {
            for (answers, chance) in answered.enumerated() {
                requests += chance * (1 - allThere(answers))
            }
            var next = Array(repeating: 0.0, count: answered.count + 1)
            for (answers, chance) in answered.enumerated() {
                next[answers] += chance * q
                next[answers + 1] += chance * (1 - q)
            }
            answered = next
        }
        // With echoes a run's last one needs no asking.
        return p * (1 - p) * (policy.kind == .nackEcho ? p : 1) * requests
    }
}
