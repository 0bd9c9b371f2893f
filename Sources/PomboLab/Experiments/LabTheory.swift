import PomboCore

// What theory expects of an experiment, without running it.
extension LabSetting {
    package func theory(of policy: LabPolicy, at point: LabPoint) -> CellTheory {
        switch policy {
        case .policy(let policy):
            CellTheory(PolicyTheory(policyRun(policy, at: point, seed: file.firstSeed)))
        case .machines: machineTheory(isRaw: false, at: point)
        case .rawMachines: machineTheory(isRaw: true, at: point)
        }
    }

    /// The real clients ask until they have it: where the weather lets anything through, nothing
    /// stays lost. What that costs has no closed form. Raw ones say it once, and it has two links
    /// to cross.
    private func machineTheory(isRaw: Bool, at point: LabPoint) -> CellTheory {
        var theory = CellTheory()
        let (data, answers) = ways(at: point)
        guard isUniform(at: point), let down = data.expectedLoss, let up = answers.expectedLoss
        else { return theory }
        theory.offered = isRaw ? 1 - (1 - up) * (1 - down) : down
        theory.residual = isRaw ? theory.offered : up < 1 && down < 1 ? 0 : 1
        if isRaw { theory.sends = 1 }
        let gap = file.traffic.gap ?? .milliseconds(10)
        let factor =
            isRaw
            ? rawFactor(
                (up, answers.varianceFactor(gap: gap)), (down, data.varianceFactor(gap: gap)))
            : data.varianceFactor(gap: gap)
        theory.offeredFactor = factor
        theory.residualFactor = factor
        // What one author's messages meet is every so-manieth of what the link sees.
        let isAlone = peers.count == 2 && file.traffic.author != nil
        if isAlone, !isRaw { theory.runs = data.expectedRuns(limit: Cell.runLimit) }
        return theory
    }

    /// V of what is lost on the way up, there for all listeners together, or on the way down, for
    /// each by itself: at most so much, with a and b the losses of both ways and L that of both:
    /// 1 + (V_a − 1)·a/L + (V_b − 1)·b/L + (N − 1)·V_a·a(1 − b)/L.
    private func rawFactor(
        _ up: (loss: Double, factor: Double), _ down: (loss: Double, factor: Double)
    ) -> Double {
        let loss = 1 - (1 - up.loss) * (1 - down.loss)
        guard loss > 0, loss < 1 else { return 1 }
        let others = Double(max(0, peers.count - 2))
        return 1 + (up.factor - 1) * up.loss / loss + (down.factor - 1) * down.loss / loss
            + others * up.factor * up.loss * (1 - down.loss) / loss
    }

    /// Whether all listeners have the same weather, and nothing happens to it.
    private func isUniform(at point: LabPoint) -> Bool {
        let (data, answers) = ways(at: point)
        return file.events.isEmpty
            && peers.allSatisfy {
                weather($0, .down, at: point) == data && weather($0, .up, at: point) == answers
            }
    }
}

extension Weather {
    /// The share of first transmissions that chance takes. Nil where other stages take some too.
    package var expectedLoss: Double? {
        guard outage == nil, script == nil, drops.isEmpty, rate == nil, mtu == nil else {
            return nil
        }
        let burst = burst.map { GilbertTheory($0).loss } ?? 0
        return 1 - (1 - loss.value) * (1 - burst) * (1 - corrupt.value)
    }

    /// P(a run of losses reaches 1, 2, 3…) where one stage alone takes them; else nothing.
    func expectedRuns(limit: Int) -> [Double] {
        guard corrupt.isZero else { return [] }
        if let burst {
            let theory = GilbertTheory(burst)
            guard loss.isZero, theory.bad == 1, theory.good == 0 else { return [] }
            if case .time = burst { return [] }
            return (1...limit).map { theory.runReaches($0) }
        }
        return loss.isZero ? [] : (0..<limit).map { ClosedForms.power(loss.value, $0) }
    }

    /// V for messages so far apart.
    func varianceFactor(gap: Duration) -> Double {
        guard let burst else { return 1 }
        let theory = GilbertTheory(burst)
        guard case .time = burst else { return theory.varianceFactor }
        let (slot, step) = (GilbertChain.slot, gap.nanoseconds)
        if step < slot { return theory.varianceFactor(perStep: Int(slot / max(1, step))) }
        // The chain as it looks to who sees every k-th state of it.
        let memory = ClosedForms.power(max(0, theory.memory), Int(min(step / slot, 10_000)))
        return GilbertTheory(
            p: theory.badShare * (1 - memory), r: (1 - theory.badShare) * (1 - memory)
        ).varianceFactor
    }
}

extension CellTheory {
    init(_ theory: PolicyTheory) {
        self.init()
        offered = theory.offeredLoss
        residual = theory.residualLoss
        // A parity is data, though no message is sent again.
        sends =
            theory.policy.kind == .parity ? theory.forwardPerMessage : theory.sendsPerMessage
        if let forward = theory.forwardPerMessage, let back = theory.backPerMessage {
            overhead = forward + back
        }
        recovery = theory.meanRecoveryDelay.map { .nanoseconds(Int64($0)) }
        offeredFactor = theory.offeredFactor ?? 1
        residualFactor = theory.varianceFactor ?? offeredFactor
        runs = (1...Cell.runLimit).compactMap { theory.runReaches($0) }
    }
}
