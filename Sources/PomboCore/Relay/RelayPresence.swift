// Who is here: PING, LEAVE, WHO, and silence.

extension Relay {
    mutating func pong(
        _ ping: Ping, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(ping.session, from: address, at: now, into: &outbox) else { return }
        links[slot].traffic.measure(ping)
        markDelivered(
            slot, room: ping.delivered, inbox: ping.inboxDelivered, at: now, into: &outbox)
        guard !ping.isReport, let home = registry.peers[slot].address else { return }
        let pong = Pong(
            session: ping.session, time: ping.time,
            roomHead: registry.rooms[registry.peers[slot].room].stream.head,
            received: links[slot].traffic.received)
        outbox.send(pong.encode(into: &outbox.bytes), to: .address(home))
    }

    mutating func letGo(_ leave: Leave, at now: Moment, into outbox: inout Outbox) {
        guard let slot = registry.peers.slot(of: leave.session), !registry.peers[slot].isLeaving,
            !draft.isChanging(slot)
        else { return }
        stageLeave(slot, .left, at: now, into: &outbox)
        silence.start(at: now.instant)
    }

    mutating func listMembers(
        _ who: Who, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(who.session, from: address, at: now, into: &outbox),
            let home = registry.peers[slot].address, links[slot].allowsQuestion(at: now.instant)
        else { return }
        links[slot].spendRepair(1, at: now.instant)
        let room = registry.rooms[registry.peers[slot].room]
        let all = room.members + room.rawMembers
        var entries: [Roster.Entry] = []
        var space = Roster.room
        for member in all.dropFirst(Int(who.firstIndex)) {
            let peer = registry.peers[member]
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
        if let gap = silence.look(at: now.instant) {
            // A relay that slept itself must not take everybody for lost when it wakes.
            outbox.notices.append(.slept(gap))
            registry.forgive(gap, at: now.instant)
        }
        for slot in registry.peers.indices where registry.peers.isUsed(slot) {
            switch registry.peers[slot].presence {
            case .present:
                askAgain(slot, at: now, into: &outbox)
                guard registry.peers[slot].lastHeard + RelayLimit.silence <= now.instant,
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
        silence.lookAgain(if: registry.peers.count > 0, at: now.instant)
    }
}
