// ACK: how far an author's lines are durable, and which of its direct messages have arrived.

extension Relay {
    func acknowledge(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard let address = registry.peers[slot].address else { return }
        let author = registry.peers[slot].author
        let last = speakers[slot].lastSay
        let hold = last.arrival.duration(to: now.instant).microseconds
        let ack = Ack(
            session: registry.peers[slot].session, cseq: registry.authors[author].cseq,
            seq: registry.authors[author].seq, time: last.time,
            holdMicroseconds: UInt32(clamping: hold), seen: registry.authors[author].seen)
        outbox.send(ack.encode(into: &outbox.bytes), to: .address(address))
    }

    /// A session says how far it has delivered.
    mutating func markDelivered(
        _ slot: Int, room: UInt64, inbox: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        guard let inbox = registry.advance(slot, room: room, inbox: inbox) else { return }
        let author = registry.peers[slot].author
        if inbox == registry.authors[author].inbox.head { heads.disarm(.inbox(slot: slot)) }
        tellSeen(by: author, upTo: inbox, at: now, into: &outbox)
    }

    /// The owner of an inbox has delivered it up to here: who waited for that is told.
    mutating func tellSeen(
        by reader: Int, upTo seq: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        for author in registry.authors.markSeen(by: reader, upTo: seq) {
            let slot = registry.authors[author].peer
            if slot >= 0 { acknowledge(slot, at: now, into: &outbox) }
        }
    }
}
