/// How much may be repaired for one session just now.
struct RepairBudget: Equatable, Sendable {
    private var pace = Pace(
        perSecond: RelayLimit.repairsPerSecond, burst: RelayLimit.repairBurst)
    private var nextBurst = Instant.zero
    /// Answers beside the bursts, of the next record only, which no shortage of tokens holds up.
    private var singles = Pace(
        perSecond: RelayLimit.nextRecordsPerSecond, burst: RelayLimit.nextRecordsBurst)

    /// How many records the answer to a NACK may hold: at least the next one, or nothing would ever
    /// move; none for somebody who asks faster than any client has to.
    mutating func grant(at now: Instant) -> Int {
        guard now >= nextBurst else { return singles.tryTake(at: now) ? 1 : 0 }
        nextBurst = now + RelayLimit.repairBurstInterval
        var count = 1
        while count < RelayLimit.repairBurst, pace.allows(at: now, taken: count) { count += 1 }
        return count
    }

    /// Whether there is a token. What is not a NACK needs one: only repair must always go on.
    func allows(at now: Instant) -> Bool { pace.allows(at: now) }

    mutating func use(_ count: Int, at now: Instant) { pace.take(count, at: now) }
}
