// Kick and mute: what the operator does to a member; and the end of the relay itself.

extension Relay {
    /// Kicks a member: it is removed, and its client and host are kept out for a while.
    package mutating func remove(
        _ name: Name, for duration: Duration, remark: String = "", at now: Moment,
        into outbox: inout Outbox
    ) -> Bool {
        guard let slot = registry.slot(named: name) else { return false }
        let peer = registry.peers[slot]
        door.ban(
            client: peer.client, address: peer.address, until: now.instant + duration,
            at: now.instant)
        if let address = peer.address {
            let bye = Bye(
                tag: registry.rooms[peer.room].stream.tag, reason: .removed, remark: remark)
            outbox.send(bye.encode(into: &outbox.bytes), to: .address(address))
        }
        stageLeave(slot, .removed, at: now, into: &outbox)
        return true
    }

    /// Takes a member's voice for a while; what it writes meanwhile is asked for again.
    package mutating func mute(_ name: Name, for duration: Duration, at now: Moment) -> Bool {
        guard let slot = registry.slot(named: name) else { return false }
        let peer = registry.peers[slot]
        speakers[slot].mute(until: now.instant + duration)
        door.mute(
            client: peer.client, address: peer.address, until: now.instant + duration,
            at: now.instant)
        return true
    }

    // MARK: The end of the relay

    /// Tells everybody that the relay stops. Their members stay in the log: they are expected back.
    package func stop(_ reason: Bye.Reason, remark: String = "", into outbox: inout Outbox) {
        for room in registry.rooms.indices where registry.rooms[room].memberCount > 0 {
            let bye = Bye(tag: registry.rooms[room].stream.tag, reason: reason, remark: remark)
            let range = bye.encode(into: &outbox.bytes)
            outbox.send(range, to: .room(room))
            outbox.send(range, to: .rawRoom(room))
        }
    }

    /// After `stop` for good: all were sent elsewhere, and their names are free.
    package mutating func dismiss(at now: Moment, into outbox: inout Outbox) {
        for slot in registry.peers.indices
        where registry.peers.isUsed(slot) && !registry.peers[slot].isLeaving {
            stageLeave(slot, .left, at: now, into: &outbox)
        }
    }
}
