/// How much all repairs together may cost: a quarter of what was sent in the last second, or 2,000
/// datagrams if that is more.
struct RepairQuota: Equatable, Sendable {
    private var windowEnd = Instant.zero
    private var used = 0
    private var sent = 0
    private var sentBefore = 0

    /// Counts datagrams that live traffic sent.
    mutating func countForwarded(_ count: Int) { sent += count }

    mutating func allows(at now: Instant) -> Bool {
        if now >= windowEnd {
            windowEnd = now + .seconds(1)
            sentBefore = sent
            sent = 0
            used = 0
        }
        return used < max(RelayLimit.repairDatagramsPerSecond, sentBefore / 4)
    }

    mutating func countRepaired(_ count: Int) { used += count }
}
