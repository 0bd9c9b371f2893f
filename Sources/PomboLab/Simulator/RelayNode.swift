import PomboCore

/// The relay's side of the world: the machine while it lives, and the disk that outlives it.
struct RelayNode: Sendable {
    var machine: Relay?
    /// Whether there is one, also while it is taken out to work. Kept, as is what the machine says
    /// of its deadline, because asking would copy the machine.
    private(set) var isAlive = false
    var deadline = Instant.distantFuture
    var disk = SimulatedDisk()
    var outbox = Outbox()
    /// What arrived and waits for the next wake-up.
    var inbox: [Packet] = []
    var wakeAt = Instant.distantFuture
    /// What the operator did since the last wake-up: part of the next batch.
    var carried: Outbox?
    /// Where the next wake-up with a batch ends, if it is to be killed.
    var pendingKill: Scenario.Incident.What?
    var starts: UInt64 = 0
    private var past = RelayCounts()

    let logID: UInt64

    init(_ scenario: Scenario) {
        logID = SipHash.of(scenario.seed, under: Secret(low: 1, high: 2))
    }

    /// A machine as it is before it has read its log.
    func settings(_ scenario: Scenario) -> RelaySettings {
        var settings = RelaySettings(
            name: Name("relay")!, logID: logID,
            runSecret: Secret(low: scenario.seed, high: starts),
            logSecret: Secret(low: scenario.seed, high: .max))
        settings.durability = scenario.durability
        if scenario.fault == .noReservation { settings.durability = .batch }
        settings.recordRate = scenario.recordRate
        // Theory is about messages that are lost one by one.
        if scenario.experiment != nil { settings.packs = false }
        settings.repairCacheSize = scenario.repairCache
        settings.addressLimit = RelayLimit.sessionsPerAddress
        return settings
    }

    mutating func live(_ machine: consuming Relay) {
        deadline = machine.deadline ?? .distantFuture
        self.machine = machine
        isAlive = true
    }

    mutating func die() {
        if let counts = machine?.counts { past.add(counts) }
        machine = nil
        isAlive = false
        inbox.removeAll()
        carried = nil
        wakeAt = .distantFuture
        pendingKill = nil
    }

    /// A machine that died in the middle of a wake-up.
    mutating func bury(_ machine: Relay) { past.add(machine.counts) }

    func collect(into coverage: inout Coverage) {
        var counts = past
        if let machine { counts.add(machine.counts) }
        coverage.note(counts)
    }
}

extension RelayCounts {
    mutating func add(_ other: RelayCounts) {
        abandoned += other.abandoned
        duplicates += other.duplicates
        heldEarly += other.heldEarly
        repairs += other.repairs
        gone += other.gone
        echoes += other.echoes
        resets += other.resets
        resumes += other.resumes
        moves += other.moves
        reads += other.reads
        owedLeaves += other.owedLeaves
        refusals += other.refusals
        histories += other.histories
        posts += other.posts
        records += other.records
    }
}
