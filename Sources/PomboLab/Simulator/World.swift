import PomboCore

/// A relay, its clients and the network between them in virtual time. The machines and the codec
/// are the real ones; the network, the disk and the clocks are made of dice.
package struct World: ~Copyable, Sendable {
    let scenario: Scenario
    package private(set) var now = Instant.zero
    var queue = EventQueue<Event>()
    var relay: RelayNode
    var clients: [ClientNode] = []
    var network: Network
    /// Datagrams that wait to be overtaken, by their tickets.
    var waiting: [UInt64: (packet: Packet, count: Int)] = [:]
    var ledger = Ledger()
    var dice: Dice
    /// The first broken promise; the run ends there.
    var violation: Violation?
    /// A hash over everything that was delivered and sent: one seed, one hash.
    var trace: UInt64 = 0x706F_6D62_6F00_0001
    package internal(set) var tally = Tally()
    /// The books, in an experiment.
    var account: Account?
    /// From stamp to delivery, if the scenario wants to know.
    package private(set) var delays: [Duration] = []
    /// What the wall clock is off by.
    var wallOffset = Duration.zero
    /// Damage and lost power excuse some losses.
    var hasRotted = false
    var hasLostRecords = false

    enum Event: Sendable {
        case arrival(Packet)
        case relayWake
        case clientWake(Int)
        case line(client: Int, index: Int)
        case incident(Int)
        case startRelay
        case startClient(Int)
        case unreachable(Int)
        case heal(Int)
        case healDisk
        case chooseName(Int)
        case release(UInt64)
        case check
        /// The weather of an experiment begins.
        case begin
    }

    /// What a run has seen, added up over all seeds.
    package struct Tally: Equatable, Sendable {
        package var messages = 0
        package var datagrams = 0
        package var delivered = 0
        /// What the relay asked of its disk.
        package var diskCalls = 0
        package var coverage = Coverage()
    }

    package init(_ scenario: Scenario) {
        self.scenario = scenario
        dice = Dice(seed: scenario.seed, purpose: 2)
        network = Network(scenario)
        account = scenario.experiment.map { Account($0, peerCount: scenario.clients.count) }
        relay = RelayNode(scenario)
        for index in scenario.clients.indices {
            clients.append(ClientNode(scenario.clients[index], index: index))
        }
    }

    var moment: Moment {
        let elapsed = .nanoseconds(now.nanoseconds) + wallOffset
        return Moment(
            instant: now,
            wall: WallTime(microseconds: 1_763_650_000_000_000 + elapsed.microseconds))
    }

    /// Runs until everybody agrees, a promise breaks, or the time for agreeing is over.
    package mutating func run() -> Violation? {
        schedule()
        while violation == nil, !isOver, let (at, event) = queue.next() {
            precondition(at >= now, "time runs backwards")
            now = at
            handle(event)
        }
        if violation == nil { judge() }
        var calls = 0
        relay.withDisk { calls = $0.calls }
        tally.diskCalls = calls
        relay.collect(into: &tally.coverage)
        for client in clients { client.collect(into: &tally.coverage) }
        return violation
    }

    private mutating func schedule() {
        startRelay()
        for index in clients.indices {
            queue.add(.startClient(index), at: scenario.clients[index].start)
            for (line, plan) in scenario.clients[index].lines.enumerated() {
                queue.add(.line(client: index, index: line), at: plan.at)
            }
        }
        for (index, incident) in scenario.incidents.enumerated() {
            queue.add(.incident(index), at: incident.at)
        }
        queue.add(.check, at: scenario.calm)
        if let experiment = scenario.experiment { queue.add(.begin, at: experiment.begin) }
    }

    private mutating func handle(_ event: Event) {
        switch event {
        case .arrival(let packet): deliver(packet)
        case .relayWake:
            if relay.wakeAt == now { wakeRelay() }
        case .clientWake(let index):
            if clients[index].wakeAt == now { wakeClient(index) }
        case .line(let client, let index): say(client, scenario.clients[client].lines[index])
        case .incident(let index): happen(scenario.incidents[index].what)
        case .startRelay: startRelay()
        case .startClient(let index): startClient(index)
        case .unreachable(let index): noteUnreachable(index)
        case .heal(let index): network.isCut[index] = false
        case .healDisk: relay.withDisk { $0.heal() }
        case .chooseName(let index): chooseName(index)
        case .release(let ticket): free(ticket, at: now)
        case .check: checkConvergence()
        case .begin: network.begin(scenario)
        }
    }

    mutating func violate(_ promise: Violation.Promise, _ detail: String) {
        if violation == nil {
            violation = Violation(promise: promise, detail: detail, at: now)
        }
    }

    mutating func noteDelay(since stamp: Instant) {
        if scenario.measuresDelay { delays.append(stamp.duration(to: now)) }
    }

    // MARK: The end

    private var isOver: Bool { hasConverged }
    private(set) var hasConverged = false

    /// Four times a second once it is calm: S8 allows thirty seconds.
    private mutating func checkConvergence() {
        guard let obstacle = obstacle() else {
            hasConverged = true
            return
        }
        if let experiment = scenario.experiment {
            // A network that never lets everything through is no broken promise.
            hasConverged = now >= scenario.calm + experiment.patience
            if !hasConverged { queue.add(.check, at: now + .milliseconds(250)) }
            return
        }
        if now >= scenario.calm + .seconds(30) {
            violate(.convergence, obstacle)
            return
        }
        if now == scenario.calm {
            network.calmDown()
            relay.pendingKill = nil
            relay.withDisk { $0.deathCall = nil }
        }
        queue.add(.check, at: now + .milliseconds(250))
    }
}
