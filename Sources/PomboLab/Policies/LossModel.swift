import PomboCore

/// The losses of a link as theory can follow them from one sending to the next.
struct LossModel: Hashable, Sendable {
    enum Pace: Hashable, Sendable {
        /// Nothing is remembered.
        case none
        /// The chain steps with each first transmission.
        case datagrams
        /// The chain steps with each slot of time; messages are so many slots apart.
        case slots(perMessage: Int)
        /// The same with slots that do not fit between messages: where the chain stands at one
        /// message is known, but not how far it goes to the next.
        case uneven
    }

    /// The chain with its own steps.
    let chain: GilbertTheory
    /// The same chain from one message to the next; if that is uneven, for the shorter step.
    let perMessage: GilbertTheory
    let pace: Pace
    let gap: Int64

    /// Nil for a weather that loses by other rules than chance.
    init?(_ weather: Weather, gap: Duration) {
        guard weather.outage == nil, weather.script == nil, weather.drops.isEmpty,
            weather.mtu == nil, weather.rate == nil
        else { return nil }
        // A datagram with a flipped bit is dropped by its receiver: lost by another name.
        let alone = 1 - (1 - weather.loss.value) * (1 - weather.corrupt.value)
        var chain = weather.burst.map { GilbertTheory($0) } ?? GilbertTheory(p: 0, r: 1)
        chain.good = chain.good + (1 - chain.good) * alone
        chain.bad = chain.bad + (1 - chain.bad) * alone
        self.chain = chain
        self.gap = gap.nanoseconds
        switch weather.burst {
        case _ where chain.p == 0 || chain.good == chain.bad:
            pace = .none
            perMessage = GilbertTheory(p: 0, r: 1, bad: chain.bad, good: chain.good)
        case .time:
            let slots = Int(self.gap / GilbertChain.slot)
            let isEven = slots > 0 && self.gap % GilbertChain.slot == 0
            pace = isEven ? .slots(perMessage: slots) : .uneven
            let left = ClosedForms.power(chain.memory, slots)
            let share = chain.badShare
            perMessage = GilbertTheory(
                p: share * (1 - left), r: (1 - share) * (1 - left), bad: chain.bad,
                good: chain.good)
        default:
            pace = .datagrams
            perMessage = chain
        }
    }

    var remembers: Bool { pace != .none }

    /// Whether the chain can be followed from message to message, and from time to time.
    var followsMessages: Bool { pace != .uneven }
    var followsTime: Bool { followsMessages && (pace != .datagrams || gap > 0) }

    /// How many messages count as one when their losses are judged (V). Nil if all of them are
    /// sent in one slot.
    var varianceFactor: Double? {
        guard remembers else { return 1 }
        guard pace == .uneven, gap < GilbertChain.slot else { return perMessage.varianceFactor }
        guard gap > 0 else { return nil }
        return chain.varianceFactor(perStep: Int((GilbertChain.slot + gap - 1) / gap))
    }

    /// The share of first transmissions lost.
    var loss: Double { remembers ? chain.loss : chain.good }

    var start: ChainWeights { ChainWeights(remembers ? chain : perMessage) }

    /// Losing a first transmission.
    var first: ChainWeights.Chances {
        ChainWeights.Chances(good: chain.good, bad: remembers ? chain.bad : chain.good)
    }

    /// Losing a repair: one step of its own from where it finds the chain, or, where time drives
    /// the chain, what the time is like.
    var repair: ChainWeights.Chances {
        guard pace == .datagrams else { return first }
        return ChainWeights.Chances(
            good: chain.p * chain.bad + (1 - chain.p) * chain.good,
            bad: (1 - chain.r) * chain.bad + chain.r * chain.good)
    }

    /// How far the chain has come so long after a message was offered. What is due at an offer's
    /// instant goes before it.
    func steps(at nanoseconds: Int64) -> Int {
        switch pace {
        case .none, .uneven: 0
        case .datagrams: nanoseconds <= 0 ? 0 : Int((nanoseconds + gap - 1) / gap) - 1
        case .slots: Int(nanoseconds / GilbertChain.slot)
        }
    }
}
