import PomboCore

/// A chain of two states as theory sees it: p good → bad, r bad → good, and the loss in each.
package struct GilbertTheory: Hashable, Sendable {
    package var p: Double
    package var r: Double
    package var bad: Double
    package var good: Double

    package init(p: Double, r: Double, bad: Double = 1, good: Double = 0) {
        self.p = p
        self.r = r
        self.bad = bad
        self.good = good
    }

    /// For a chain driven by time, a step is a slot of 10 ms.
    package init(_ burst: Weather.Burst) {
        switch burst {
        case .datagrams(let loss, let run):
            self.init(loss: loss.value, run: Double(run.units) / 1000)
        case .time(let loss, let run):
            self.init(
                loss: loss.value, run: Double(run.nanoseconds) / Double(GilbertChain.slot))
        case .states(let toBad, let toGood, let bad, let good):
            self.init(p: toBad.value, r: toGood.value, bad: bad.value, good: good.value)
        }
    }

    private init(loss: Double, run: Double) {
        self.init(p: loss / (1 - loss) / run, r: 1 / run)
    }

    /// π_B; a chain that never moves is good.
    package var badShare: Double { p == 0 ? 0 : p / (p + r) }
    package var loss: Double { badShare * bad + (1 - badShare) * good }
    /// ρ: how much of a state is left after a step.
    package var memory: Double { 1 - p - r }

    /// How much wider than for independent losses the share lost scatters (V).
    package var varianceFactor: Double { varianceFactor(perStep: 1) }

    /// The same with several datagrams in each step: those of one step share its state.
    package func varianceFactor(perStep count: Int) -> Double {
        let loss = loss
        guard loss > 0, loss < 1, memory < 1 else { return 1 }
        let covariance = (bad - good) * (bad - good) * badShare * (1 - badShare)
        let m = Double(count)
        let sum = ((m + 1) / 2 + memory * (m - 1) / 2) / (1 - memory) - 1
        return max(1, 1 + 2 * covariance * sum / (loss * (1 - loss)))
    }

    /// The share of losses that another loss follows at once.
    package var lossAfterLoss: Double {
        guard loss > 0 else { return 0 }
        let fromBad = badShare * bad * ((1 - r) * bad + r * good)
        let fromGood = (1 - badShare) * good * (p * bad + (1 - p) * good)
        return (fromBad + fromGood) / loss
    }

    /// The mean run of losses; 1/r where the bad state loses all and the good one nothing.
    package var meanRun: Double { 1 / (1 - lossAfterLoss) }

    /// P(run ≥ m) where the bad state loses all and the good one nothing.
    package func runReaches(_ length: Int) -> Double {
        precondition(length > 0)
        return ClosedForms.power(1 - r, length - 1)
    }
}
