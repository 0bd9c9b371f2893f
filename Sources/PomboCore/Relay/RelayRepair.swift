// What was lost, sent again: from memory, or from the log when it is too old for that.

extension Relay {
    mutating func repair(
        _ nack: Nack, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(nack.session, from: address, at: now, into: &outbox),
            let target = registry.target(nack.stream, of: slot),
            let home = registry.peers[slot].address
        else { return }
        links[slot].traffic.raiseSent(to: nack.sent)
        let isRoom = target == .room(registry.peers[slot].room)
        markDelivered(
            slot, room: isRoom ? nack.delivered : 0, inbox: isRoom ? 0 : nack.delivered, at: now,
            into: &outbox)
        let stream = registry.stream(of: target)
        if let through = stream.lost(after: nack.delivered) {
            counts.gone += 1
            let gone = Gone(tag: stream.tag, stream: stream.number, through: through)
            outbox.send(gone.encode(into: &outbox.bytes), to: .address(home))
        }
        let grant = links.repairGrant(slot, at: now.instant)
        guard grant > 0 else { return }
        let wanted = stream.entries(for: nack, limit: grant)
        guard !wanted.isEmpty else { return }
        links[slot].spendRepair(wanted.count, at: now.instant)
        links[slot].traffic.repaired += wanted.count
        if isRoom { registry.rooms[registry.peers[slot].room].weather.countAsked(wanted.count) }
        counts.repairs += wanted.count
        let missing = sendEntries(wanted, of: stream, page: nil, to: home, into: &outbox)
        guard let oldest = missing.first, let newest = missing.last,
            outbox.reads.count < RelayLimit.readsPerWakeUp
        else { return }
        counts.reads += 1
        // What is read is one run of the chain, from the oldest that is missing.
        let start = stream.index(after: oldest.seq - 1)
        let end = min(
            stream.index(after: newest.seq), start + RelayLimit.repairBurst)
        outbox.reads.append(
            ReadRequest(
                session: registry.peers[slot].session, stream: source(of: target),
                newest: stream[end - 1].seq, count: end - start, purpose: .repair))
    }

    func source(of target: Staged.Target) -> ReadRequest.Source {
        switch target {
        case .room(let room): .room(registry.rooms[room].name.text)
        case .inbox(let author): .inbox(client: registry.authors[author].client)
        case .nowhere: preconditionFailure("no stream")
        }
    }

    /// Packs entries from the cache into datagrams for one address. Says which ones it lacks.
    mutating func sendEntries(
        _ entries: [RecordStream.Entry], of stream: RecordStream, page: Stamped.Page?,
        to home: Address,
        into outbox: inout Outbox
    ) -> [RecordStream.Entry] {
        var missing: [RecordStream.Entry] = []
        var packer = Packer(tag: stream.tag, page: page, to: home)
        for entry in entries {
            guard let range = cache.range(at: entry.position, byteCount: entry.byteCount) else {
                missing.append(entry)
                continue
            }
            packer.open(for: entry.byteCount, in: &outbox)
            cache.copy(range, to: &outbox.bytes)
        }
        packer.close(in: &outbox)
        links.countRepaired(packer.datagramCount)
        return missing
    }
}
