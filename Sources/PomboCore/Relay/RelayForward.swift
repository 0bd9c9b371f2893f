// What members see of a batch: its records packed into as few datagrams as possible, the same
// bytes for everybody.

extension Relay {
    mutating func forward(_ room: Int, at now: Moment, into outbox: inout Outbox) {
        if !registry.rooms[room].members.isEmpty {
            let first = outbox.sends.count
            let recordCount = pack(room, into: &outbox)
            let sends = first..<outbox.sends.count
            links.countForwarded(sends.count * registry.rooms[room].members.count)
            spendCredit(of: recordCount, in: sends, by: room, at: now.instant, into: &outbox)
        }
        if !registry.rooms[room].rawMembers.isEmpty { sendSingly(room, into: &outbox) }
        registry.rooms[room].lastRecord = now.instant
        heads.arm(
            .room(room), at: now.instant, members: registry.rooms[room].memberCount,
            isRough: registry.rooms[room].weather.isRough)
    }

    /// As many records a datagram as fit. All but the last are padded to full size: equal sizes are
    /// what lets the kernel take them as one train. Says how many records there are.
    private mutating func pack(_ room: Int, into outbox: inout Outbox) -> Int {
        let tag = registry.rooms[room].stream.tag
        var recordCount = 0
        var place = registry.rooms[room].firstStaged
        let isRough = registry.rooms[room].weather.isRough
        var echo = settings.echoes && isRough ? echoRange(of: room) : nil
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
        registry.rooms[room].weather.countSent(recordCount * registry.rooms[room].members.count)
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
        for slot in registry.rooms[room].members {
            let heard = registry.peers[slot].lastHeard
            if links[slot].forward(recordCount, cost: cost, heard: heard, at: now) { continue }
            guard let address = registry.peers[slot].address else { continue }
            counts.overruns += 1
            for place in sends {
                let range = outbox.sends[place].range
                let cost = BurstCredit.cost(range.count)
                if !links[slot].spend(cost, heard: heard, at: now) { break }
                outbox.send(range, to: .address(address))
            }
        }
    }

    private func sendSingly(_ room: Int, into outbox: inout Outbox) {
        var place = registry.rooms[room].firstStaged
        while place >= 0 {
            let staged = draft.batch.staged[place]
            let range = single(staged, tag: registry.rooms[room].stream.tag, into: &outbox)
            outbox.send(range, to: .rawRoom(room))
            place = staged.next
        }
    }

    /// One record in a datagram of its own.
    private func single(
        _ staged: Staged, tag: UInt64, into outbox: inout Outbox
    ) -> Range<Int> {
        let start = outbox.bytes.count
        Stamped(tag: tag).begin(in: &outbox.bytes)
        outbox.bytes.append(copying: draft.batch.bytes.span.extracting(staged.range))
        outbox.bytes.sealFrame(from: start)
        return start..<outbox.bytes.count
    }

    // MARK: Direct messages

    /// Puts a direct message before its recipient.
    mutating func deliver(
        _ staged: Staged, to target: Int, at now: Moment, into outbox: inout Outbox
    ) {
        let slot = registry.authors[target].peer
        guard slot >= 0, !registry.peers[slot].isVisitor else { return }
        if !registry.peers[slot].isRaw { heads.arm(.inbox(slot: slot), at: now.instant) }
        guard let address = registry.peers[slot].address else { return }
        let range = single(staged, tag: registry.authors[target].inbox.tag, into: &outbox)
        outbox.send(range, to: .address(address))
    }
}
