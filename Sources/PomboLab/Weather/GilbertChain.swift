import PomboCore

/// Good and bad times in turn: a chain of two states whose state at any step can be asked for.
///
/// One word decides a step from both states at once, so most steps end in a state that does not
/// depend on the step before. Walking back to the last such step gives the state at n as a pure
/// function of n, without having been at n − 1. As the same word serves both states, raising the
/// loss at a given run length only adds bad steps.
struct GilbertChain: Hashable, Sendable {
    /// Thresholds of good → bad and bad → good.
    let toBad: UInt64
    let toGood: UInt64
    /// The threshold of being bad at the first step.
    let stationary: UInt64
    let lossInBad: Probability
    let lossInGood: Probability

    /// The furthest step asked for: walks end there.
    private(set) var known: UInt64 = 0
    private var knownIsBad = false

    /// One slot of a chain driven by time.
    static let slot: Int64 = 10_000_000

    init(_ burst: Weather.Burst) {
        switch burst {
        case .datagrams(let loss, let run):
            let toGood = UInt128(Probability.certain) * 1000 / UInt128(run.units)
            self.init(loss: loss, toGood: UInt64(toGood))
        case .time(let loss, let run):
            let toGood = UInt128(Probability.certain) * UInt128(Self.slot)
            self.init(loss: loss, toGood: UInt64(toGood / UInt128(run.nanoseconds)))
        case .states(let toBad, let toGood, let bad, let good):
            self.init(
                toBad: toBad.threshold, toGood: toGood.threshold, lossInBad: bad, lossInGood: good)
        }
    }

    /// Everything is lost in the bad state and nothing in the good one: toBad = toGood · L/(1 − L).
    private init(loss: Probability, toGood: UInt64) {
        precondition(loss < .always)
        let toBad = UInt128(toGood) * UInt128(loss.attos) / UInt128(Probability.one - loss.attos)
        self.init(
            toBad: UInt64(min(toBad, UInt128(Probability.certain))), toGood: toGood,
            lossInBad: .always, lossInGood: .never)
    }

    private init(toBad: UInt64, toGood: UInt64, lossInBad: Probability, lossInGood: Probability) {
        self.toBad = toBad
        self.toGood = toGood
        self.lossInBad = lossInBad
        self.lossInGood = lossInGood
        let sum = UInt128(toBad) + UInt128(toGood)
        stationary = sum == 0 ? 0 : UInt64(UInt128(toBad) << 53 / sum)
    }

    /// The state at a step; steps count from 1. Draws of `purpose` and attempt 0.
    mutating func isBad(at step: UInt64, purpose: UInt64, _ philox: Philox) -> Bool {
        if toBad == 0 { return false }
        if toGood == 0 { return true }
        let step = max(step, 1)
        let stay = Probability.certain - toGood
        let (lower, upper) = (min(toBad, stay), max(toBad, stay))
        var here = step
        var flips = false
        var state: Bool
        while true {
            if here == known {
                state = knownIsBad
                break
            }
            let draws = Draws(philox: philox, number: here, purpose: purpose, attempt: 0)
            let word = draws.block(.chain).first >> 11
            if here == 1 || word < lower || word >= upper {
                state = word < (here == 1 ? stationary : lower)
                break
            }
            if toBad > stay { flips.toggle() }
            here -= 1
        }
        state = state != flips
        if step > known {
            known = step
            knownIsBad = state
        }
        return state
    }

    /// One step away from a state, on a word that is not the chain's own.
    func isBad(after state: Bool, _ word: UInt64) -> Bool {
        word >> 11 < (state ? Probability.certain - toGood : toBad)
    }

    @inline(__always)
    func loses(_ isBad: Bool, _ word: UInt64) -> Bool {
        (isBad ? lossInBad : lossInGood).happens(word)
    }

    /// Everything is lost in the bad state, nothing in the good one: no second word is needed.
    var isPlain: Bool { lossInBad == .always && lossInGood == .never }
}
