// ACK: how far an author's lines are durable, and which of its direct messages have arrived.

extension Relay {
    func acknowledge(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard let address = peers[slot].address else { return }
        let author = peers[slot].author
        let last = speakers[slot].lastSay
        let hold = last.arrival.duration(to: now.instant).microseconds
        let ack = Ack(
            session: peers[slot].session, cseq: authors[author].cseq, seq: authors[author].seq,
            time: last.time, holdMicroseconds: UInt32(clamping: hold), seen: authors[author].seen)
        outbox.send(ack.encode(into: &outbox.bytes), to: .address(address))
    }
}
