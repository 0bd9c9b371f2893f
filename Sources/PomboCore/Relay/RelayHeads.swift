// HEAD: how far a stream reaches, so that even the loss of its last record is noticed; and how far
// everybody has it.

extension Relay {
    mutating func sendHeads(at now: Moment, into outbox: inout Outbox) {
        for room in registry.rooms.indices where heads.isDue(.room(room), at: now.instant) {
            sendHead(room, at: now, into: &outbox)
        }
        for slot in registry.peers.indices where heads.isDue(.inbox(slot: slot), at: now.instant) {
            sendInboxHead(slot, at: now, into: &outbox)
        }
        heads.findNext()
    }

    private mutating func sendHead(_ room: Int, at now: Moment, into outbox: inout Outbox) {
        let isQuiet = now.instant >= registry.rooms[room].lastRecord + RelayLimit.quietAfter
        let interval = heads.relax(
            .room(room), at: now.instant,
            limit: isQuiet ? RelayLimit.quietHeadLimit : RelayLimit.headLimit)
        let floor = registry.raiseFloor(of: room)
        let head = Head(
            tag: registry.rooms[room].stream.tag, stream: registry.rooms[room].stream.number,
            head: registry.rooms[room].stream.head, first: registry.rooms[room].stream.first,
            members: UInt16(clamping: registry.rooms[room].memberCount), floor: floor,
            nextMilliseconds: UInt32(clamping: interval.milliseconds))
        let range = head.encode(into: &outbox.bytes)
        outbox.send(range, to: .room(room))
        if !registry.rooms[room].rawMembers.isEmpty { outbox.send(range, to: .rawRoom(room)) }
    }

    private mutating func sendInboxHead(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) {
        let inbox = registry.authors[registry.peers[slot].author].inbox
        let interval = heads.relax(
            .inbox(slot: slot), at: now.instant, limit: RelayLimit.headLimit)
        if registry.peers[slot].inboxDelivered >= inbox.head {
            return heads.disarm(.inbox(slot: slot))
        }
        guard let address = registry.peers[slot].address else { return }
        let head = Head(
            tag: inbox.tag, stream: inbox.number, head: inbox.head, first: inbox.first, members: 1,
            floor: registry.peers[slot].inboxDelivered,
            nextMilliseconds: UInt32(clamping: interval.milliseconds))
        outbox.send(head.encode(into: &outbox.bytes), to: .address(address))
    }
}
