// JOIN: a new session, a resumed one, another name or another room.

extension Relay {
    mutating func admit(
        _ join: Join, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.accepts(join, from: address, at: now.instant) else {
            guard door.passes(address, at: now.instant) else { return }
            return sendChallenge(
                address, nonce: join.nonce, time: join.time, at: now, into: &outbox)
        }
        let proof = SipHash.of(join.client, join.key, under: settings.logSecret)
        if draft.isJoining(join.client) { return }
        guard let place = registry.authors.place(of: join.client),
            let known = registry.authors[place].proof
        else {
            return enroll(join, proof: proof, from: address, at: now, into: &outbox)
        }
        guard known == proof else {
            return refuseJoin(join, .wrongKey, from: address, into: &outbox)
        }
        let slot = registry.authors[place].peer
        if join.attempt < registry.authors[place].attempt { return }
        if join.attempt == registry.authors[place].attempt {
            guard slot >= 0 else { return }
            if registry.peers[slot].isPresent {
                // A doubled JOIN after a room change must not be mistaken for the new one.
                guard registry.peers[slot].welcome.nonce == join.nonce else { return }
                return welcome(slot, time: join.time, at: now, into: &outbox)
            }
        }
        if slot < 0 {
            enroll(join, proof: proof, from: address, at: now, into: &outbox)
        } else if !registry.peers[slot].isLeaving {
            change(slot, join, proof: proof, from: address, at: now, into: &outbox)
        } else if trouble.isOn {
            refuseJoin(join, .logFull, from: address, into: &outbox)
        }
    }

    // MARK: New

    /// A client without a session: everything that could speak against it, then its join record.
    private mutating func enroll(
        _ join: Join, proof: UInt64, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        if let cause = objection(to: join, from: address, at: now, into: &outbox) {
            return refuseJoin(join, cause, from: address, into: &outbox)
        }
        guard let room = registry.openRoom(join.room) else {
            return refuseJoin(
                join, .roomsFull, limit: RelayLimit.rooms, from: address, into: &outbox)
        }
        door.countJoin(from: address, at: now.instant)
        let pending = PendingJoin(
            join: join, address: address, proof: proof, peer: nil, room: room,
            start: start(of: join, in: room))
        if join.flags.contains(.visitor) {
            enter(pending, at: now, into: &outbox)
        } else {
            stageJoin(pending, at: now, into: &outbox)
        }
    }

    private mutating func objection(
        to join: Join, from address: Address, at now: Moment, into outbox: inout Outbox
    ) -> Refuse.Cause? {
        if door.isBanned(client: join.client, address: address, at: now.instant) {
            return .removed
        }
        if registry.peers.count + draft.batch.joins.count >= RelayLimit.peers { return .relayFull }
        if !isOwn(address) {
            let source = Source(address)
            let sessions = registry.sessionCount(of: source)
            let staged = draft.batch.joins.count { Source($0.address) == source }
            if sessions + staged >= settings.addressLimit { return .addressFull }
            // Nothing is full: whoever raised the limit would be no better off.
            if !door.allowsJoin(from: address, at: now.instant) { return .tooFast }
        }
        if !join.flags.contains(.visitor),
            isTaken(join.name, by: join, from: address, at: now, into: &outbox)
        {
            return .nameTaken
        }
        return nil
    }

    private func isOwn(_ address: Address) -> Bool {
        address.isLoopback || settings.ownAddresses.contains { $0.isSameHost(as: address) }
    }

    // MARK: Known

    /// A JOIN with a higher attempt for a session that is here or expected back.
    private mutating func change(
        _ slot: Int, _ wish: Join, proof: UInt64, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        // Records of the open batch still belong to the session as it was: the client asks again.
        guard speakers[slot].stagedCount == 0 else { return }
        // Visitors have no join record, members have one: a session stays what it was.
        var join = wish
        join.flags.remove(.visitor)
        if registry.peers[slot].isVisitor { join.flags.insert(.visitor) }
        let peer = registry.peers[slot]
        let isSameRoom = registry.rooms[peer.room].name == join.room
        let isSameName = peer.name.text == join.name.text
        if !peer.isVisitor, peer.name != join.name,
            isTaken(join.name, by: join, from: address, at: now, into: &outbox)
        {
            return refuseJoin(join, .nameTaken, from: address, into: &outbox)
        }
        let isNoRecord = peer.isVisitor || isSameRoom && isSameName
        guard isNoRecord || speakers[slot].hasToken(at: now.instant) else {
            return refuseJoin(join, .tooFast, from: address, into: &outbox)
        }
        guard let room = registry.openRoom(join.room) else {
            return refuseJoin(
                join, .roomsFull, limit: RelayLimit.rooms, from: address, into: &outbox)
        }
        var pending = PendingJoin(
            join: join, address: address, proof: proof, peer: slot, room: room,
            start: start(of: join, in: room))
        if isSameRoom { pending.start = resumeStart(slot, join) }
        if isNoRecord {
            enter(pending, at: now, into: &outbox)
        } else if isSameRoom {
            stageRename(slot, pending, at: now, into: &outbox)
        } else {
            stageMove(slot, pending, at: now, into: &outbox)
        }
    }

    /// A new member begins before its own join record. A visitor has none and is answered at once,
    /// while the log may still lose the open batch.
    private func start(of join: Join, in room: Int) -> UInt64 {
        let stream = registry.rooms[room].stream
        return join.flags.contains(.visitor) ? stream.head : stream.stagedHead
    }

    /// Where a returning member goes on: where it says, or where its stay began.
    private func resumeStart(_ slot: Int, _ join: Join) -> UInt64 {
        let peer = registry.peers[slot]
        let head = registry.rooms[peer.room].stream.head
        if join.logID == settings.logID, join.roomLast != 0 { return min(join.roomLast, head) }
        return min(max(peer.welcome.roomStart, peer.delivered), head)
    }
}
