// Who is here: PING, LEAVE, WHO, silence, and what is owed to the log.

extension Relay {
    mutating func answer(
        _ ping: Ping, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(ping.session, from: address, at: now, into: &outbox) else { return }
        links[slot].traffic.noteSent(ping.sent)
        links[slot].traffic.roundTripMicroseconds = ping.roundTripMicroseconds
        noteDelivered(
            slot, room: ping.delivered, inbox: ping.inboxDelivered, at: now, into: &outbox)
        guard !ping.isReport, let home = peers[slot].address else { return }
        let pong = Pong(
            session: ping.session, time: ping.time,
            roomHead: rooms[peers[slot].room].stream.head,
            received: links[slot].traffic.received)
        outbox.send(pong.encode(into: &outbox.bytes), to: .address(home))
    }

    mutating func take(_ leave: Leave, at now: Moment, into outbox: inout Outbox) {
        guard let slot = peers.slot(of: leave.session), !peers[slot].isLeaving,
            !draft.isChanging(slot)
        else { return }
        stageLeave(slot, .left, at: now, into: &outbox)
        silence.start(at: now.instant)
    }

    mutating func answer(
        _ who: Who, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(who.session, from: address, at: now, into: &outbox),
            let home = peers[slot].address, links[slot].allowsQuestion(at: now.instant)
        else { return }
        links[slot].spendRepair(1, at: now.instant)
        let room = rooms[peers[slot].room]
        let all = room.members + room.rawMembers
        var entries: [Roster.Entry] = []
        var space = Roster.room
        for member in all.dropFirst(Int(who.firstIndex)) {
            let peer = peers[member]
            let traffic = links[member].traffic
            let entry = Roster.Entry(
                client: peer.client, since: peer.since, delivered: peer.delivered,
                roundTripMicroseconds: traffic.roundTripMicroseconds,
                lossUp: traffic.lossUp, lossDown: traffic.lossDown, name: peer.name)
            space -= entry.byteCount
            if space < 0 { break }
            entries.append(entry)
        }
        let roster = Roster(
            session: who.session, time: who.time, total: UInt16(clamping: all.count),
            firstIndex: who.firstIndex, entries: entries)
        outbox.send(roster.encode(into: &outbox.bytes), to: .address(home))
    }

    // MARK: Silence

    /// Once a second: who was silent too long is lost, and what the log is owed is tried again.
    mutating func sweep(at now: Moment, into outbox: inout Outbox) {
        if let gap = silence.look(at: now.instant) { forgive(gap, at: now, into: &outbox) }
        for slot in peers.indices where peers.isUsed(slot) {
            switch peers[slot].presence {
            case .present:
                askAgain(slot, at: now, into: &outbox)
                guard peers[slot].lastHeard + RelayLimit.silence <= now.instant,
                    speakers[slot].stagedCount == 0, !draft.isChanging(slot)
                else { continue }
                stageLeave(slot, .lost, at: now, into: &outbox)
            case .expected(let until):
                guard until <= now.instant, !draft.isChanging(slot) else { continue }
                stageLeave(slot, .lost, at: now, into: &outbox)
            case .leaving(let reason):
                guard now.instant >= trouble.retry else { continue }
                stageLeave(slot, reason, at: now, into: &outbox)
            }
        }
        silence.lookAgain(if: peers.count > 0, at: now.instant)
    }

    /// A relay that slept itself must not take everybody for lost when it wakes.
    private mutating func forgive(
        _ gap: Duration, at now: Moment, into outbox: inout Outbox
    ) {
        outbox.notices.append(.slept(gap))
        for slot in peers.indices where peers.isUsed(slot) {
            peers[slot].lastHeard = min(peers[slot].lastHeard + gap, now.instant)
            if case .expected(let until) = peers[slot].presence {
                peers[slot].presence = .expected(until: until + gap)
            }
        }
    }

    // MARK: The operator

    /// Removes a member and keeps its client and host out for a while.
    package mutating func remove(
        _ name: Name, for duration: Duration, remark: String = "", at now: Moment,
        into outbox: inout Outbox
    ) -> Bool {
        guard let slot = slot(named: name) else { return false }
        door.ban(
            client: peers[slot].client, address: peers[slot].address,
            until: now.instant + duration, at: now.instant)
        if let address = peers[slot].address {
            let bye = Bye(
                tag: rooms[peers[slot].room].stream.tag, reason: .removed, remark: remark)
            outbox.send(bye.encode(into: &outbox.bytes), to: .address(address))
        }
        stageLeave(slot, .removed, at: now, into: &outbox)
        return true
    }

    /// Takes a member's voice for a while; what it writes meanwhile is asked for again.
    package mutating func mute(_ name: Name, for duration: Duration, at now: Moment) -> Bool {
        guard let slot = slot(named: name) else { return false }
        speakers[slot].mute(until: now.instant + duration)
        door.mute(
            client: peers[slot].client, address: peers[slot].address,
            until: now.instant + duration, at: now.instant)
        return true
    }

    private func slot(named name: Name) -> Int? {
        peers.indices.first {
            peers.isUsed($0) && peers[$0].isPresent && !peers[$0].isVisitor
                && peers[$0].name == name
        }
    }

    /// After `stop` for good: all were sent elsewhere, and their names are free.
    package mutating func dismiss(at now: Moment, into outbox: inout Outbox) {
        for slot in peers.indices where peers.isUsed(slot) {
            if case .leaving = peers[slot].presence { continue }
            stageLeave(slot, .left, at: now, into: &outbox)
        }
    }

    /// Tells everybody that the relay stops. Their members stay in the log: they are expected back.
    package func stop(_ reason: Bye.Reason, remark: String = "", into outbox: inout Outbox) {
        for room in rooms.indices where rooms[room].memberCount > 0 {
            let bye = Bye(tag: rooms[room].stream.tag, reason: reason, remark: remark)
            let range = bye.encode(into: &outbox.bytes)
            outbox.send(range, to: .room(room))
            outbox.send(range, to: .rawRoom(room))
        }
    }
}
