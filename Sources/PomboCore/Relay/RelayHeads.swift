// HEAD: how far a stream reaches, so that even the loss of its last record is noticed; and how far
// everybody has it.

extension Relay {
    mutating func armHead(_ room: Int, at now: Instant) {
        guard rooms[room].memberCount > 0 else { return }
        var interval = RelayLimit.headInterval(members: rooms[room].memberCount)
        if rooms[room].weather.isRough { interval = interval / 2 }
        heads.arm(.room(room), at: now, after: interval)
    }

    /// An inbox has a HEAD only while its owner lags.
    mutating func armInboxHead(_ slot: Int, at now: Instant) {
        heads.arm(.inbox(slot: slot), at: now, after: RelayLimit.headInterval(members: 1))
    }

    mutating func sendHeads(at now: Moment, into outbox: inout Outbox) {
        for room in rooms.indices where heads.isDue(.room(room), at: now.instant) {
            sendHead(room, at: now, into: &outbox)
        }
        for slot in peers.indices where heads.isDue(.inbox(slot: slot), at: now.instant) {
            sendInboxHead(slot, at: now, into: &outbox)
        }
        heads.findNext()
    }

    private mutating func sendHead(_ room: Int, at now: Moment, into outbox: inout Outbox) {
        let isQuiet = now.instant >= rooms[room].lastRecord + RelayLimit.quietAfter
        let interval = heads.relax(
            .room(room), at: now.instant,
            limit: isQuiet ? RelayLimit.quietHeadLimit : RelayLimit.headLimit)
        raiseFloor(of: room)
        let head = Head(
            tag: rooms[room].stream.tag, stream: rooms[room].stream.number,
            head: rooms[room].stream.head, first: rooms[room].stream.first,
            members: UInt16(clamping: rooms[room].memberCount), floor: rooms[room].floor,
            nextMilliseconds: UInt32(clamping: interval.milliseconds))
        let range = head.encode(into: &outbox.bytes)
        outbox.send(range, to: .room(room))
        if !rooms[room].rawMembers.isEmpty { outbox.send(range, to: .rawRoom(room)) }
    }

    private mutating func sendInboxHead(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) {
        let inbox = authors[peers[slot].author].inbox
        let interval = heads.relax(
            .inbox(slot: slot), at: now.instant, limit: RelayLimit.headLimit)
        if peers[slot].inboxDelivered >= inbox.head {
            return heads.disarm(.inbox(slot: slot))
        }
        guard let address = peers[slot].address else { return }
        let head = Head(
            tag: inbox.tag, stream: inbox.number, head: inbox.head, first: inbox.first, members: 1,
            floor: peers[slot].inboxDelivered,
            nextMilliseconds: UInt32(clamping: interval.milliseconds))
        outbox.send(head.encode(into: &outbox.bytes), to: .address(address))
    }

    /// The smallest number that a repairing member has delivered. With somebody expected back it is
    /// not known, and what was said once stays said.
    private mutating func raiseFloor(of room: Int) {
        var lowest = UInt64.max
        for slot in rooms[room].members {
            guard peers[slot].isPresent else { return }
            lowest = min(lowest, peers[slot].delivered)
        }
        if !rooms[room].members.isEmpty { rooms[room].floor = max(rooms[room].floor, lowest) }
    }
}
