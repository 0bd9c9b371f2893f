// What was lost, sent again: from memory, or from the log when it is too old for that.

extension Relay {
    mutating func answer(
        _ nack: Nack, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(nack.session, from: address, at: now, into: &outbox),
            let target = repairStream(slot, nack.stream), let home = peers[slot].address
        else { return }
        links[slot].traffic.noteSent(nack.sent)
        let isRoom = target == .room(peers[slot].room)
        noteDelivered(
            slot, room: isRoom ? nack.delivered : 0, inbox: isRoom ? 0 : nack.delivered, at: now,
            into: &outbox)
        let stream = stream(of: target)
        if let through = stream.lost(after: nack.delivered) {
            counts.gone += 1
            let gone = Gone(tag: stream.tag, stream: stream.number, through: through)
            outbox.send(gone.encode(into: &outbox.bytes), to: .address(home))
        }
        let grant = links.repairGrant(slot, at: now.instant)
        guard grant > 0 else { return }
        let wanted = wantedEntries(nack, of: stream, limit: grant)
        guard !wanted.isEmpty else { return }
        links[slot].spendRepair(wanted.count, at: now.instant)
        links[slot].traffic.repaired += wanted.count
        if isRoom { rooms[peers[slot].room].weather.noteAsked(wanted.count) }
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
                session: peers[slot].session, stream: source(of: target),
                newest: stream[end - 1].seq, count: end - start, purpose: .repair))
    }

    /// Which of its streams a session means: its room's or its inbox.
    private func repairStream(_ slot: Int, _ number: UInt32) -> Staged.Target? {
        if peers[slot].isVisitor { return nil }
        if rooms[peers[slot].room].stream.number == number { return .room(peers[slot].room) }
        if authors[peers[slot].author].inbox.number == number {
            return .inbox(peers[slot].author)
        }
        return nil
    }

    private func stream(of target: Staged.Target) -> RecordStream {
        switch target {
        case .room(let room): rooms[room].stream
        case .inbox(let author): authors[author].inbox
        case .nowhere: preconditionFailure("no stream")
        }
    }

    private func source(of target: Staged.Target) -> ReadRequest.Source {
        switch target {
        case .room(let room): .room(rooms[room].name.text)
        case .inbox(let author): .inbox(client: authors[author].client)
        case .nowhere: preconditionFailure("no stream")
        }
    }

    /// The entries in the gaps, oldest first, at most `limit`. The first one that exists after what
    /// the client has delivered is always among them, or nothing would ever move.
    private func wantedEntries(
        _ nack: Nack, of stream: RecordStream, limit: Int
    ) -> [RecordStream.Entry] {
        var wanted: [RecordStream.Entry] = []
        let next = stream.index(after: nack.delivered)
        if next < stream.count { wanted.append(stream[next]) }
        for place in 0..<nack.gaps.count {
            let gap = nack.gaps[place]
            var index = stream.index(after: gap.after)
            while index < stream.count, stream[index].seq <= gap.upto {
                if wanted.count >= limit { return wanted }
                if stream[index].seq > wanted.last?.seq ?? 0 { wanted.append(stream[index]) }
                index += 1
            }
        }
        return wanted
    }

    /// Packs entries from the cache into datagrams for one address. Says which ones it lacks.
    private mutating func sendEntries(
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

    // MARK: History

    mutating func answer(
        _ history: History, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = hear(history.session, from: address, at: now, into: &outbox),
            let target = repairStream(slot, history.stream), let home = peers[slot].address,
            links[slot].allowsQuestion(at: now.instant),
            links.repairGrant(slot, at: now.instant) >= Int(history.count) / 2
        else { return }
        counts.histories += 1
        let stream = stream(of: target)
        let end = stream.index(after: history.before &- (history.before == 0 ? 0 : 1))
        let start = max(0, end - Int(history.count))
        let entries = (start..<end).map { stream[$0] }
        let isWhole =
            entries.count == Int(history.count) || stream.first == 0 || history.before <= 1
        let isCached = entries.allSatisfy {
            cache.range(at: $0.position, byteCount: $0.byteCount) != nil
        }
        links[slot].spendRepair(Int(history.count), at: now.instant)
        if isWhole && isCached {
            let page = Stamped.Page(
                before: history.before, firstIndex: 0, total: UInt8(entries.count))
            let missing = sendEntries(entries, of: stream, page: page, to: home, into: &outbox)
            precondition(missing.isEmpty)
            if entries.isEmpty { sendEmptyPage(page, stream.tag, to: home, into: &outbox) }
            return
        }
        guard outbox.reads.count < RelayLimit.readsPerWakeUp else { return }
        counts.reads += 1
        let newest = entries.last?.seq ?? min(stream.first, history.before - 1)
        outbox.reads.append(
            ReadRequest(
                session: peers[slot].session, stream: source(of: target), newest: newest,
                count: Int(history.count), purpose: .history(before: history.before)))
    }

    private func sendEmptyPage(
        _ page: Stamped.Page, _ tag: UInt64, to home: Address, into outbox: inout Outbox
    ) {
        let start = outbox.bytes.count
        Stamped(tag: tag, page: page).begin(in: &outbox.bytes)
        outbox.bytes.sealFrame(from: start)
        outbox.send(start..<outbox.bytes.count, to: .address(home))
    }

    // MARK: From the log

    /// Takes what the shell found in the log: whole lines, oldest first. Lines that are not of the
    /// wanted stream are left out.
    package mutating func found(
        _ lines: Span<UInt8>, for request: ReadRequest, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = peers.slot(of: request.session), let home = peers[slot].address,
            let stream = stream(for: request, of: slot)
        else { return }
        var records: [[UInt8]] = []
        var numbers: [UInt64] = []
        var start = 0
        for index in lines.indices where lines[index] == UInt8(ascii: "\n") {
            let line = lines.extracting(start..<index)
            start = index + 1
            guard case .record(let entry, let text)? = try? LogLine.parse(line),
                request.covers(entry), records.count < RelayLimit.repairBurst
            else { continue }
            records.append(entry.wireRecord(text: text))
            numbers.append(entry.seq)
        }
        var page: Stamped.Page?
        if case .history(let before) = request.purpose {
            let whole = Stamped.Page(
                before: before, firstIndex: 0, total: UInt8(records.count))
            if records.isEmpty { sendEmptyPage(whole, stream.tag, to: home, into: &outbox) }
            page = whole
        } else if let through = lost(request, of: stream, having: numbers, slot) {
            counts.gone += 1
            let gone = Gone(tag: stream.tag, stream: stream.number, through: through)
            outbox.send(gone.encode(into: &outbox.bytes), to: .address(home))
        }
        var packer = Packer(tag: stream.tag, page: page, to: home)
        for record in records {
            packer.open(for: record.count, in: &outbox)
            outbox.bytes.append(copying: record.span)
        }
        packer.close(in: &outbox)
        links.countRepaired(packer.datagramCount)
    }

    /// Up to where neither memory nor the log has what a client needs next: a file that was deleted
    /// or damaged. Asking for it again and again would help nobody.
    private func lost(
        _ request: ReadRequest, of stream: RecordStream, having numbers: [UInt64], _ slot: Int
    ) -> UInt64? {
        let end = stream.index(after: request.newest)
        var index = max(0, end - request.count)
        let isRoom = stream.number == rooms[peers[slot].room].stream.number
        let delivered = isRoom ? peers[slot].delivered : peers[slot].inboxDelivered
        guard index < end, stream[index].prev <= delivered else { return nil }
        var through: UInt64?
        while index < end {
            let entry = stream[index]
            if numbers.contains(entry.seq) { break }
            if cache.range(at: entry.position, byteCount: entry.byteCount) != nil { break }
            through = entry.seq
            index += 1
        }
        return through
    }

    private func stream(for request: ReadRequest, of slot: Int) -> RecordStream? {
        switch request.stream {
        case .room(let name):
            let room = rooms[peers[slot].room]
            return room.name.text == name ? room.stream : nil
        case .inbox(let client):
            return peers[slot].client == client ? authors[peers[slot].author].inbox : nil
        }
    }
}

extension ReadRequest {
    /// Whether a record of the log belongs to the stream that was asked for.
    func covers(_ entry: LogRecord) -> Bool {
        guard entry.seq <= newest else { return false }
        return switch stream {
        case .room(let name): entry.to == nil && entry.room == name
        case .inbox(let client): entry.to == client
        }
    }
}
