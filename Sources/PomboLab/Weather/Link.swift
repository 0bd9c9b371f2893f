import PomboCore

/// The weather engine: decides what becomes of each datagram of one directed link.
///
/// A pure value. What it draws depends on the seed, the link's name and the datagram's number,
/// purpose and attempt alone; what it remembers is what a real link remembers: a queue, the last
/// arrival, who waits to be overtaken, and how far the burst's chain has come.
package struct Link: Sendable {
    package let name: String
    package private(set) var weather: Weather

    private let philox: Philox
    private let recipient: String
    /// When slots and outages begin to count.
    private let start: Int64
    private var script: ScriptStage
    private var chain: GilbertChain?
    private var bottleneck: Bottleneck?
    private var jitter: JitterStage
    private var gate = Gate()
    private var lastArrival = Int64.min
    /// The number of the latest first transmission: where repairs find the chain.
    private var latest: UInt64 = 0

    private var chainIsTimed = false
    private var drawsCommon = false
    private var drawsOrder = false

    /// `recipient` is the peer at the far end, for `drop say#3 to bia`; `trace` is the recording
    /// that a weather with `trace FILE` plays back.
    package init(
        _ weather: Weather, name: String, seed: UInt64, recipient: String = "",
        start: Instant = .zero, trace: Trace? = nil
    ) {
        self.name = name
        self.weather = weather
        self.recipient = recipient
        self.start = start.nanoseconds
        philox = Philox(seed: seed, name: name)
        script = ScriptStage(weather, recipient: recipient, trace: trace)
        jitter = JitterStage(weather)
        prepare()
    }

    /// New weather from now on. What is on its way arrives as it was told; the draws of a datagram
    /// stay those of its number.
    package mutating func change(to weather: Weather, trace: Trace? = nil) {
        self.weather = weather
        script = ScriptStage(weather, recipient: recipient, trace: trace)
        jitter = JitterStage(weather)
        prepare()
    }

    private mutating func prepare() {
        chain = weather.burst.map(GilbertChain.init)
        if case .time = weather.burst { chainIsTimed = true } else { chainIsTimed = false }
        bottleneck = weather.rate.map(Bottleneck.init)
        drawsCommon =
            !weather.loss.isZero || weather.jitter != nil || !weather.duplicate.isZero
            || !weather.corrupt.isZero
        drawsOrder = !weather.swap.isZero || weather.hold != nil || !weather.jump.isZero
    }

    /// Takes a datagram in. Call it in order of time.
    package mutating func fate(of transit: Transit) -> Fate {
        let now = transit.at.nanoseconds
        let neighbour = latest
        if transit.purpose == .first { latest = max(latest, transit.number) }
        if let outage = weather.outage, isDown(outage, at: now) { return .lost(.outage) }
        if !script.isEmpty, let fate = script.fate(of: transit) { return fate }

        let draws = Draws(
            philox: philox, number: transit.number, purpose: transit.purpose.rawValue,
            attempt: UInt64(transit.attempt))
        let common = drawsCommon ? draws.block(.common) : Philox.Block(0, 0, 0, 0)
        if weather.loss.happens(common.first) { return .lost(.loss) }
        if chain != nil, burstLoses(transit, neighbour, draws) { return .lost(.burst) }
        if let mtu = weather.mtu, transit.byteCount > mtu { return .lost(.mtu) }
        var departure = now
        if bottleneck != nil {
            guard let free = bottleneck!.departure(of: transit.byteCount, at: now) else {
                return .lost(.queue)
            }
            departure = free
        }
        return arrival(of: transit, leaving: departure, common, draws)
    }

    /// Takes in a datagram of which nothing is known but its size: it is the next first
    /// transmission. For a proxy, to which all datagrams are alike.
    package mutating func fate(
        ofNext byteCount: Int, at instant: Instant, meaning: Meaning = .unknown
    ) -> Fate {
        fate(
            of: Transit(
                number: latest + 1, byteCount: byteCount, at: instant, meaning: meaning))
    }

    private func isDown(_ outage: Weather.Outage, at now: Int64) -> Bool {
        let period = outage.period.nanoseconds
        let phase = (now - start) % period
        return phase >= period - outage.length.nanoseconds
    }

    /// Time-driven weather is the same for all. A chain that counts datagrams belongs to the first
    /// transmissions; others take one step of their own from where it stands, and leave it there.
    private mutating func burstLoses(
        _ transit: Transit, _ neighbour: UInt64, _ draws: Draws
    ) -> Bool {
        if chainIsTimed {
            let slot = max(0, transit.at.nanoseconds - start) / GilbertChain.slot
            return chain!.isBad(at: UInt64(slot) + 1, purpose: Purpose.slot, philox)
        }
        let first = Purpose.first.rawValue
        if transit.purpose == .first {
            let isBad = chain!.isBad(at: transit.number, purpose: first, philox)
            return chain!.isPlain ? isBad : chain!.loses(isBad, draws.block(.chain).second)
        }
        let words = draws.block(.chain)
        let state = chain!.isBad(at: neighbour, purpose: first, philox)
        return chain!.loses(chain!.isBad(after: state, words.first), words.second)
    }

    /// The stages that a survivor meets: delay, jitter, reordering, corruption, duplication.
    private mutating func arrival(
        of transit: Transit, leaving departure: Int64, _ common: Philox.Block, _ draws: Draws
    ) -> Fate {
        let order = drawsOrder ? draws.block(.order) : Philox.Block(0, 0, 0, 0)
        let jumps = weather.jump.happens(order.third)
        let varies = weather.jitter != nil && !jumps
        var at = departure
        if varies {
            at += jitter.delay(common.second)
        } else if !jumps {
            at += jitter.delay
        }
        let holds = weather.hold?.share.happens(order.second) ?? false
        let swaps = !holds && weather.swap.happens(order.first)
        if weather.keepsOrder, !jumps {
            at = max(at, lastArrival)
            lastArrival = at
        }
        var fate = Fate(arrival: Instant(nanoseconds: at))
        if weather.corrupt.happens(common.fourth), transit.byteCount > 0 {
            let bits = UInt64(transit.byteCount) * 8
            let word = draws.block(.detail).first
            fate.corruptedBit = Int(word.multipliedFullWidth(by: bits).high)
        }
        let doubles = weather.duplicate.happens(common.third)
        if drawsOrder {
            let distance = holds ? weather.hold!.distance : swaps ? 1 : 0
            gate.pass(&fate, at: transit.at.nanoseconds, distance: distance, isSwap: swaps)
        }
        if doubles { fate.copy = copy(of: fate, leaving: departure, varies: varies, draws) }
        return fate
    }

    /// A copy goes the same way with a delay of its own, but never arrives first; the copy of a
    /// datagram that is held back goes with it.
    private func copy(
        of fate: Fate, leaving departure: Int64, varies: Bool, _ draws: Draws
    ) -> Instant {
        guard varies, fate.ticket == nil else { return fate.arrival }
        let own = departure + jitter.delay(draws.block(.detail).second)
        return Instant(nanoseconds: max(own, fate.arrival.nanoseconds))
    }
}
