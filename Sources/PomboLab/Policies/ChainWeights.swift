/// How probable it is that a chain is good or bad and that something has happened so far: two
/// weights whose sum is the probability of what happened.
///
/// Closed forms under bursts are walks of such weights: advance the chain to the next sending,
/// weigh by what must become of it, add up at the end.
struct ChainWeights: Hashable, Sendable {
    var good: Double
    var bad: Double

    /// A chain that has run for ever.
    init(_ chain: GilbertTheory) {
        bad = chain.badShare
        good = 1 - chain.badShare
    }

    var total: Double { good + bad }

    /// Goes on by so many steps of the chain: what is left of a state fades with its memory.
    mutating func advance(_ chain: GilbertTheory, steps: Int) {
        guard steps > 0, chain.p > 0 else { return }
        let (sum, settled) = (total, chain.badShare * total)
        bad = settled + (bad - settled) * ClosedForms.power(chain.memory, steps)
        good = sum - bad
    }

    /// Keeps the part in which something of these probabilities has happened.
    mutating func keep(_ chances: Chances) {
        good *= chances.good
        bad *= chances.bad
    }

    func keeping(_ chances: Chances) -> ChainWeights {
        var kept = self
        kept.keep(chances)
        return kept
    }

    /// The probability of an event in either state.
    struct Chances: Hashable, Sendable {
        var good: Double
        var bad: Double

        var opposite: Chances { Chances(good: 1 - good, bad: 1 - bad) }

        /// That it happens, or else something independent of the chain.
        func or(_ other: Double) -> Chances {
            Chances(good: good + (1 - good) * other, bad: bad + (1 - bad) * other)
        }
    }

    /// Where the weights stand when, after steps of which each may be lost again, one arrives; and
    /// how many steps it takes on average, times the weight. Nil if none ever arrives.
    func untilArrival(
        _ chain: GilbertTheory, _ lost: Chances
    ) -> (arrived: ChainWeights, steps: Double)? {
        // The visits x of "not arrived yet" solve x = self + x · T · L, two equations.
        let (toBad, toGood) = chain.p == 0 ? (0, 0) : (chain.p, chain.r)
        let goodGood = (1 - toBad) * lost.good
        let goodBad = toBad * lost.bad
        let badGood = toGood * lost.good
        let badBad = (1 - toGood) * lost.bad
        // A chain that never moves is good: its bad row would make the equations insolvable.
        guard chain.p > 0 else {
            guard lost.good < 1 else { return nil }
            var arrived = self
            arrived.bad = 0
            return (arrived, good / (1 - lost.good))
        }
        let determinant = (1 - goodGood) * (1 - badBad) - goodBad * badGood
        guard determinant > 0 else { return nil }
        var visits = self
        visits.good = (good * (1 - badBad) + bad * badGood) / determinant
        visits.bad = (good * goodBad + bad * (1 - goodGood)) / determinant
        var arrived = visits
        arrived.advance(chain, steps: 1)
        arrived.keep(lost.opposite)
        return (arrived, visits.total)
    }
}
