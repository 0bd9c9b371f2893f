import PomboCore

/// The relay's side of the world: the relay while it lives, the disk that outlives it, and what
/// waits for its next turn.
struct RelayNode: ~Copyable, Sendable {
    /// Taken out while it works.
    var turn: RelayTurn<SimulatedDisk>?
    /// While nobody lives on it.
    var disk: SimulatedDisk?
    /// Whether there is one, also while it is taken out to work.
    private(set) var isAlive = false
    private(set) var deadline = Instant.distantFuture
    var wakeAt = Instant.distantFuture
    /// What arrived and waits for the next wake-up.
    var inbox: [Packet] = []
    /// Whom the operator wants removed, by the client's place.
    var removals: [Int] = []
    /// How it is to be killed.
    var pendingKill: Scenario.Kill?
    private(set) var starts: UInt64 = 0
    /// The rotations that were seen.
    var rotations = 0
    private var past = RelayCounts()

    let logID: UInt64
    static let path = LogPath("logs/message_log.jsonl")

    init(_ scenario: Scenario) {
        logID = SipHash.of(scenario.seed, under: Secret(low: 1, high: 2))
        var disk = SimulatedDisk(folder: Self.path.folder, seed: scenario.seed)
        disk.lie = scenario.fault?.lie
        disk.fault = scenario.firstFault
        if case .call(let number) = scenario.firstKill?.step { disk.die(after: number) }
        pendingKill = scenario.firstKill
        self.disk = disk
    }

    /// A relay that has read its log, from now on.
    mutating func live(_ turn: consuming RelayTurn<SimulatedDisk>) {
        deadline = turn.deadline
        self.turn = consume turn
        isAlive = true
    }

    mutating func noteStart() { starts += 1 }

    /// The process is gone, and with it all that it had not yet read.
    mutating func die(leaving counts: RelayCounts) {
        past.add(counts)
        isAlive = false
        inbox.removeAll()
        removals.removeAll()
        wakeAt = .distantFuture
    }

    /// The disk, whoever has it.
    mutating func withDisk(_ body: (inout SimulatedDisk) -> Void) {
        if var turn = turn.take() {
            body(&turn.log.disk)
            self.turn = consume turn
        } else if var disk = disk.take() {
            body(&disk)
            self.disk = disk
        }
    }

    mutating func collect(into coverage: inout Coverage) {
        coverage.note(past)
        guard let turn = turn.take() else { return }
        coverage.note(turn.relay.counts)
        self.turn = consume turn
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
