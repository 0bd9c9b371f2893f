/// The way to one session: how much may be under way to it at once, how much may be repaired, and
/// what went over it.
struct Link: Equatable, Sendable {
    /// What the client said of its socket; zero: not known.
    private(set) var receiveBuffer: UInt32 = 0
    private var credit = BurstCredit()
    /// The batch that is being forwarded is more than its credit holds.
    private(set) var isOverrun = false
    private var budget = RepairBudget()
    var traffic = PeerTraffic()

    /// The session begins anew: what it lost before is no loss of this one.
    mutating func renew(receiveBuffer: UInt32) {
        self.receiveBuffer = receiveBuffer
        traffic = PeerTraffic()
    }

    /// A batch of so many records goes to everybody. False if this one has no credit for the whole
    /// of it, and gets what fits. `heard` is when its session was heard from last.
    mutating func forward(
        _ recordCount: Int, cost: Int, heard: Instant, at now: Instant
    ) -> Bool {
        traffic.records += recordCount
        isOverrun = !spend(cost, heard: heard, at: now)
        return !isOverrun
    }

    /// Takes of the burst credit if it holds as much.
    mutating func spend(_ cost: Int, heard: Instant, at now: Instant) -> Bool {
        credit.tryTake(cost, of: receiveBuffer, heard: heard, at: now)
    }

    /// How many records may be repaired at once.
    mutating func repairGrant(at now: Instant) -> Int { budget.grant(at: now) }

    /// Whether a question that is no NACK is answered: only repair must always go on.
    func allowsQuestion(at now: Instant) -> Bool { budget.allows(at: now) }

    mutating func spendRepair(_ count: Int, at now: Instant) { budget.use(count, at: now) }
}
