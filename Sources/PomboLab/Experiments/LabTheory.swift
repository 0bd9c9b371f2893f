import PomboCore

// What theory expects of an experiment, without running it.
extension LabSetting {
    package func theory(of policy: LabPolicy, at point: LabPoint) -> CellTheory {
        var theory = CellTheory()
        let (data, _) = ways(at: point)
        guard let offered = data.expectedLoss, isUniform(at: point) else { return theory }
        theory.offered = offered
        theory.runs = data.expectedRuns(limit: Cell.runLimit)
        return theory
    }

    /// How much wider shares scatter because losses come together.
    package func varianceFactor(at point: LabPoint) -> Double {
        let (data, _) = ways(at: point)
        guard let gap = file.traffic.gap else { return 1 }
        return data.varianceFactor(gap: gap)
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
