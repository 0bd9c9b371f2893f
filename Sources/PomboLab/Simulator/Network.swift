import PomboCore

/// The links of the world, one up and one down for each client, and who lives at which address.
struct Network: Sendable {
    /// Client i has the links 2i, up, and 2i + 1, down; the last pair is everybody else's.
    private var links: [Link] = []
    private var sent: [UInt64]
    /// What an experiment's weather counts by.
    private var counts: [LinkCounts]
    private(set) var recording: Trace?
    private var weather: Weather
    var isCut: [Bool]
    private(set) var addresses: [Address]
    private var nextPort: UInt16 = 41_000
    /// Who has proven itself once: a datagram that was meant for it may still leave when its owner
    /// has just moved on.
    private var proven: Set<Address> = []
    /// Bytes in and out per address that has not proven itself.
    private var unproven: [Address: (in: Int, out: Int)] = [:]

    static let relay = Address(ipv4: 0x0A00_0001, port: Specification.port)

    init(_ scenario: Scenario) {
        weather = scenario.weather
        isCut = scenario.clients.map { _ in false }
        addresses = scenario.clients.indices.map {
            Address(ipv4: 0x0A00_0100 + UInt32($0), port: 40_000 + UInt16($0))
        }
        for index in 0...scenario.clients.count {
            var (up, down) = (weather, weather)
            if let experiment = scenario.experiment, index < scenario.clients.count {
                up = Scenario.Experiment.calm(experiment.up[index])
                down = Scenario.Experiment.calm(experiment.down[index])
            }
            links.append(Link(up, name: "c\(index) up", seed: scenario.seed))
            links.append(Link(down, name: "c\(index) down", seed: scenario.seed))
        }
        sent = links.map { _ in 0 }
        counts = links.map { _ in LinkCounts() }
    }

    func address(of client: Int) -> Address { addresses[client] }

    func client(at address: Address) -> Int? { addresses.firstIndex(of: address) }

    mutating func rebind(_ client: Int) {
        nextPort += 1
        addresses[client].port = nextPort
    }

    mutating func swap(_ one: Int, _ other: Int) { addresses.swapAt(one, other) }

    mutating func change(_ edit: (inout Weather) -> Void) {
        edit(&weather)
        for index in links.indices { links[index].change(to: weather) }
    }

    /// Ordinary loss goes on, up to three in ten; the rest of the trouble ends.
    mutating func calmDown() {
        change { weather in
            weather.loss = min(weather.loss, .percent(30))
            weather.burst = nil
        }
        for index in isCut.indices { isCut[index] = false }
    }

    /// What becomes of a datagram to or from a client, or to or from anybody else.
    mutating func fate(of packet: inout Packet, client: Int?, isUp: Bool, at now: Instant) -> Fate {
        let link = 2 * (client ?? addresses.count) + (isUp ? 0 : 1)
        sent[link] += 1
        var fate = links[link].fate(
            of: Transit(number: sent[link], byteCount: packet.bytes.count, at: now))
        finish(&fate, &packet, link)
        return fate
    }

    private func finish(_ fate: inout Fate, _ packet: inout Packet, _ link: Int) {
        // Tickets count per link; the world has one cloakroom for all.
        fate.ticket = fate.ticket.map { $0 | UInt64(link) << 48 }
        fate.releasedSwap?.ticket |= UInt64(link) << 48
        fate.releasedHold?.ticket |= UInt64(link) << 48
        if let bit = fate.corruptedBit { packet.bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8) }
    }

    // MARK: Experiments

    /// The weather of an experiment begins, with every link as new.
    mutating func begin(_ scenario: Scenario) {
        guard let experiment = scenario.experiment else { return }
        for (index, plan) in scenario.clients.enumerated() {
            for (link, weather) in [(2 * index, experiment.up), (2 * index + 1, experiment.down)] {
                // A policy sends its data up a link of the listener's name: so called, the way to
                // the listener meets the same weather here as there, message by message.
                let way = link % 2 == 0 ? "down" : "up"
                links[link] = Link(
                    weather[index], name: "\(plan.name) \(way)", seed: scenario.seed,
                    recipient: link % 2 == 0 ? "relay" : plan.name, start: experiment.begin,
                    trace: experiment.recordings.trace(for: weather[index]))
                counts[link] = LinkCounts()
            }
        }
        if experiment.recorded != nil { recording = Trace() }
    }

    mutating func change(
        _ client: Int?, _ direction: LabScope.Direction?, to weather: Weather,
        _ experiment: Scenario.Experiment?
    ) {
        let trace = experiment?.recordings.trace(for: weather)
        for link in 0..<2 * addresses.count where client.map({ $0 == link / 2 }) ?? true {
            let isUp = link % 2 == 0
            guard direction.map({ ($0 == .up) == isUp }) ?? true else { continue }
            links[link].change(to: weather, trace: trace)
        }
    }

    /// What becomes of a datagram that the books have to know, and that they number.
    mutating func fate(
        of packet: inout Packet, _ freight: Freight, client: Int?, isUp: Bool,
        recorded: (client: Int, direction: LabScope.Direction)?, at now: Instant,
        in books: inout Account
    ) -> Fate {
        let link = 2 * (client ?? addresses.count) + (isUp ? 0 : 1)
        let transit = books.transit(
            of: freight, client: client, isUp: isUp, link: &counts[link],
            byteCount: packet.bytes.count, at: now)
        var fate = links[link].fate(of: transit)
        if let recorded, recording != nil, client == recorded.client,
            isUp == (recorded.direction == .up)
        {
            recording?.record(fate, of: transit)
        }
        finish(&fate, &packet, link)
        return fate
    }

    // MARK: Amplification

    mutating func noteIn(_ byteCount: Int, from address: Address) {
        unproven[address, default: (0, 0)].in += byteCount
    }

    /// False when an unproven address was sent more than it sent.
    mutating func noteOut(_ byteCount: Int, to address: Address, isProven: Bool) -> Bool {
        if isProven { proven.insert(address) }
        if proven.contains(address) { return true }
        unproven[address, default: (0, 0)].out += byteCount
        let total = unproven[address]!
        return total.out <= total.in
    }
}
