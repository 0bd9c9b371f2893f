// What memory has no longer, found in the log: a repair or a page of history from there.

extension Relay {
    /// Takes what the shell found in the log: whole lines, oldest first. Lines that are not of the
    /// wanted stream are left out.
    package mutating func found(
        _ lines: Span<UInt8>, for request: ReadRequest, at now: Moment, into outbox: inout Outbox
    ) {
        guard let slot = registry.peers.slot(of: request.session),
            let home = registry.peers[slot].address,
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
        let peer = registry.peers[slot]
        let isRoom = stream.number == registry.rooms[peer.room].stream.number
        let delivered = isRoom ? peer.delivered : peer.inboxDelivered
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
        let peer = registry.peers[slot]
        switch request.stream {
        case .room(let name):
            let room = registry.rooms[peer.room]
            return room.name.text == name ? room.stream : nil
        case .inbox(let client):
            return peer.client == client ? registry.authors[peer.author].inbox : nil
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
