// Whose session a datagram belongs to, and from which address it is spoken.

extension Relay {
    /// The slot of a session that was just heard from: a sign of life. Whoever is not known here
    /// gets a RESET, and an address that is not the session's own is tested.
    mutating func hear(
        _ session: UInt64, from address: Address, at now: Moment, into outbox: inout Outbox
    ) -> Int? {
        guard let slot = registry.peers.slot(of: session) else {
            sendReset(session, from: address, at: now, into: &outbox)
            return nil
        }
        guard !registry.peers[slot].isLeaving else { return nil }
        registry.hear(slot, at: now.instant)
        links[slot].traffic.received &+= 1
        if registry.peers[slot].address != address {
            let check = registry.test(address, of: slot)
            outbox.send(check.encode(into: &outbox.bytes), to: .address(address))
        }
        return slot
    }

    /// Tells the sender of a session that is not known here how to come back in one round trip.
    private mutating func sendReset(
        _ session: UInt64, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.passesReset(address, at: now.instant) else {
            counts.silenced += 1
            return
        }
        counts.resets += 1
        let reset = door.reset(session, from: address, at: now.instant)
        outbox.send(reset.encode(into: &outbox.bytes), to: .address(address))
    }

    /// The token came back from a new address: the session lives there now.
    mutating func changeAddress(
        by path: Path, to address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = registry.peers.slot(of: path.session) else { return }
        let home = registry.peers[slot].address
        guard registry.move(slot, by: path, to: address, at: now.instant) else { return }
        counts.moves += 1
        outbox.notices.append(.moved(registry.peers[slot].name, from: home, to: address))
    }
}
