// What members see of a batch: its records packed into as few datagrams as possible, the same
// bytes for everybody.

extension Relay {
    mutating func forward(_ room: Int, at now: Moment, into outbox: inout Outbox) {
        if !rooms[room].members.isEmpty {
            let first = outbox.sends.count
            let recordCount = pack(room, into: &outbox)
            let sends = first..<outbox.sends.count
            links.countForwarded(sends.count * rooms[room].members.count)
            spendCredit(of: recordCount, in: sends, by: room, at: now.instant, into: &outbox)
        }
        if !rooms[room].rawMembers.isEmpty { sendSingly(room, into: &outbox) }
        rooms[room].lastRecord = now.instant
        armHead(room, at: now.instant)
    }

    /// As many records a datagram as fit. All but the last are padded to full size: equal sizes are
    /// what lets the kernel take them as one train. Says how many records there are.
    private mutating func pack(_ room: Int, into outbox: inout Outbox) -> Int {
        let tag = rooms[room].stream.tag
        var recordCount = 0
        var place = rooms[room].firstStaged
        var echo = echoRange(of: room)
        while place >= 0 {
            let start = outbox.bytes.count
            Stamped(tag: tag, isEcho: echo != nil).begin(in: &outbox.bytes)
            if let range = echo {
                counts.echoes += 1
                cache.copy(range, to: &outbox.bytes)
                echo = nil
            }
            repeat {
                let staged = draft.batch.staged[place]
                outbox.bytes.append(copying: draft.batch.bytes.span.extracting(staged.range))
                place = staged.next
                recordCount += 1
            } while settings.packs && place >= 0
                && outbox.bytes.count - start + draft.batch.staged[place].range.count
                    <= Specification.datagramLimit
            if settings.packs && place >= 0 {
                let missing = Specification.datagramLimit - (outbox.bytes.count - start)
                outbox.bytes.append(contentsOf: repeatElement(0, count: missing))
            }
            outbox.bytes.sealFrame(from: start)
            outbox.send(start..<outbox.bytes.count, to: .readyRoom(room))
        }
        rooms[room].weather.noteSent(recordCount * rooms[room].members.count)
        return recordCount
    }

    /// Who has credit for the whole batch gets it as one of many; any other gets as much as fits,
    /// and asks for the rest when it has read that.
    private mutating func spendCredit(
        of recordCount: Int, in sends: Range<Int>, by room: Int, at now: Instant,
        into outbox: inout Outbox
    ) {
        var cost = 0
        for place in sends { cost += BurstCredit.cost(outbox.sends[place].range.count) }
        for slot in rooms[room].members {
            let heard = peers[slot].lastHeard
            if links[slot].forward(recordCount, cost: cost, heard: heard, at: now) { continue }
            guard let address = peers[slot].address else { continue }
            counts.overruns += 1
            for place in sends {
                let range = outbox.sends[place].range
                let cost = BurstCredit.cost(range.count)
                if !links[slot].spend(cost, heard: heard, at: now) { break }
                outbox.send(range, to: .address(address))
            }
        }
    }

    /// The record before the batch, if the room's weather is rough and there is space for it.
    private func echoRange(of room: Int) -> Range<Int>? {
        guard settings.echoes, rooms[room].weather.isRough else { return nil }
        let stream = rooms[room].stream
        let first = draft.batch.staged[rooms[room].firstStaged]
        let index = stream.index(after: first.seq - 1) - 1
        guard index >= 0 else { return nil }
        let entry = stream[index]
        guard entry.byteCount + first.range.count <= Stamped.capacity else { return nil }
        return cache.range(at: entry.position, byteCount: entry.byteCount)
    }

    private func sendSingly(_ room: Int, into outbox: inout Outbox) {
        var place = rooms[room].firstStaged
        while place >= 0 {
            let staged = draft.batch.staged[place]
            let range = single(
                draft.batch.bytes.span.extracting(staged.range), tag: rooms[room].stream.tag,
                into: &outbox)
            outbox.send(range, to: .rawRoom(room))
            place = staged.next
        }
    }

    private func single(
        _ record: Span<UInt8>, tag: UInt64, into outbox: inout Outbox
    ) -> Range<Int> {
        let start = outbox.bytes.count
        Stamped(tag: tag).begin(in: &outbox.bytes)
        outbox.bytes.append(copying: record)
        outbox.bytes.sealFrame(from: start)
        return start..<outbox.bytes.count
    }

    // MARK: Direct messages

    /// Puts a direct message before its recipient, and remembers that its author waits to hear.
    mutating func deliver(
        _ staged: Staged, to target: Int, from author: Int, cseq: UInt32, isRaw: Bool,
        at now: Moment, into outbox: inout Outbox
    ) {
        if !isRaw { noteUnseen(staged.seq, cseq: cseq, from: author, to: target) }
        let slot = authors[target].peer
        guard slot >= 0, !peers[slot].isVisitor else { return }
        if !peers[slot].isRaw { armInboxHead(slot, at: now.instant) }
        guard let address = peers[slot].address else { return }
        let range = single(
            draft.batch.bytes.span.extracting(staged.range), tag: authors[target].inbox.tag,
            into: &outbox)
        outbox.send(range, to: .address(address))
    }

    /// A session says how far it has delivered. Nobody is believed to be ahead of the relay.
    mutating func noteDelivered(
        _ slot: Int, room: UInt64, inbox: UInt64, at now: Moment, into outbox: inout Outbox
    ) {
        let head = rooms[peers[slot].room].stream.head
        peers[slot].delivered = max(peers[slot].delivered, min(room, head))
        let author = peers[slot].author
        let inbox = min(inbox, authors[author].inbox.head)
        guard inbox > peers[slot].inboxDelivered else { return }
        peers[slot].inboxDelivered = inbox
        if inbox == authors[author].inbox.head { heads.disarm(.inbox(slot: slot)) }
        tellSeen(by: author, upTo: inbox, at: now, into: &outbox)
    }
}
