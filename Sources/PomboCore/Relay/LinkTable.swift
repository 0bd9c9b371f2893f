/// The way to each session, by its slot, and what all repairs together may cost.
struct LinkTable: Equatable, Sendable {
    private var links: [Link] = []
    private var quota = RepairQuota()

    subscript(slot: Int) -> Link {
        _read { yield links[slot] }
        _modify { yield &links[slot] }
    }

    /// A session begins in this slot.
    mutating func open(_ slot: Int) {
        if slot == links.count { links.append(Link()) } else { links[slot] = Link() }
    }

    /// How many records the answer to a NACK may hold. With the quota used up it is the next one
    /// only, or nothing would ever move.
    mutating func repairGrant(_ slot: Int, at now: Instant) -> Int {
        let grant = links[slot].repairGrant(at: now)
        return quota.allows(at: now) ? grant : min(grant, 1)
    }

    /// So many datagrams of live traffic went out: repairs may cost a share of them.
    mutating func countForwarded(_ datagramCount: Int) { quota.countForwarded(datagramCount) }

    mutating func countRepaired(_ datagramCount: Int) { quota.countRepaired(datagramCount) }
}
