// Names: nobody has another one's, but whoever left it behind at the same host makes way.

extension Relay {
    /// Whether somebody else has the name. For a name that a person typed, a holder at the same
    /// host is asked whether it is still there, and makes way if it was silent for two seconds.
    mutating func isTaken(
        _ name: Name, by join: Join, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) -> Bool {
        if draft.isTaken(name, by: join.client) { return true }
        for slot in registry.peers.indices
        where registry.isHolder(slot, of: name) && registry.peers[slot].client != join.client {
            if registry.peers[slot].isLeaving, draft.isLeaving(slot) { continue }
            guard join.flags.contains(.typed), registry.peers[slot].isPresent,
                !draft.isChanging(slot), let home = registry.peers[slot].address,
                home.isSameHost(as: address), isSilent(slot, at: now, into: &outbox)
            else { return true }
            stageLeave(slot, .replaced, at: now, into: &outbox)
        }
        return false
    }

    /// Asks the holder of a name for a sign of life, and says whether none came in time.
    private mutating func isSilent(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) -> Bool {
        if let isSilent = registry.isSilent(slot, at: now.instant) { return isSilent }
        registry.watch(slot, at: now.instant)
        askHolder(slot, into: &outbox)
        return false
    }

    /// A single question may be lost, and a live holder must not lose its name with it: it is asked
    /// again with each sweep until its time is over.
    mutating func askAgain(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        if registry.isSilent(slot, at: now.instant) == false { askHolder(slot, into: &outbox) }
    }

    private mutating func askHolder(_ slot: Int, into outbox: inout Outbox) {
        guard let home = registry.peers[slot].address else { return }
        let check = registry.question(slot)
        outbox.send(check.encode(into: &outbox.bytes), to: .address(home))
    }
}
