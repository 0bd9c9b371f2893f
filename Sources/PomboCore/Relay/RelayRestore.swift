// What a relay knows when it starts: everything that its log says.

extension Relay {
    /// Takes one good line of the log, in order.
    package mutating func restore(_ line: ParsedLine) {
        switch line {
        case .record(let entry, let text): restore(entry, text: text)
        case .service(let service, let seq, let time):
            draft.restore(seq, time)
            restore(service)
        case .unknown: break
        }
    }

    /// Whose log it is: known only when the log is open, and that is when it has been read.
    package mutating func adopt(logID: UInt64, secret: Secret) {
        precondition(silence.due == .distantFuture && counts.received == 0, "a log while it runs")
        settings.logID = logID
        settings.logSecret = secret
    }

    /// Ends the restoring. `next` is the first number that was surely never used; who was a member
    /// is expected back for a minute.
    package mutating func begin(next: UInt64, at now: Moment) {
        draft.begin(next: next)
        started = now.instant
        for slot in peers.indices where peers.isUsed(slot) {
            peers[slot].presence = .expected(until: now.instant + RelayLimit.returnTime)
            peers[slot].lastHeard = now.instant
        }
        if peers.count > 0 { silence.start(at: now.instant) }
    }

    private mutating func restore(_ entry: LogRecord, text: [UInt8]) {
        draft.restore(entry.seq, entry.time)
        restoreStream(entry, text: text)
        if entry.kind == .post {
            door.remember(post: entry.client)
            return
        }
        restoreAuthor(entry)
        restoreUnseen(entry)
        switch entry.kind {
        case .join: restoreMember(entry)
        case .leave:
            if let slot = restoredSlot(entry.client) { release(slot) }
        case .nick:
            if let slot = restoredSlot(entry.client), let name = Name(utf8: text.span) {
                peers[slot].name = name
            }
        default: break
        }
    }

    private func restoredSlot(_ client: UInt64) -> Int? {
        guard let place = authors.place(of: client), authors[place].peer >= 0 else { return nil }
        return authors[place].peer
    }

    private mutating func restoreStream(_ entry: LogRecord, text: [UInt8]) {
        var bytes: [UInt8] = []
        if entry.to == nil {
            guard let room = restoredRoom(entry.room), entry.seq > rooms[room].stream.head else {
                return
            }
            bytes = entry.wireRecord(text: text)
            let position = cache.append(bytes, 0..<bytes.count)
            rooms[room].stream.append(
                RecordStream.Entry(
                    seq: entry.seq, prev: entry.prev, position: position, byteCount: bytes.count))
        } else if let to = entry.to, let place = authors.place(of: to),
            entry.seq > authors[place].inbox.head
        {
            bytes = entry.wireRecord(text: text)
            let position = cache.append(bytes, 0..<bytes.count)
            authors[place].inbox.append(
                RecordStream.Entry(
                    seq: entry.seq, prev: entry.prev, position: position, byteCount: bytes.count))
        }
    }

    /// The room without the bound on occupied ones: the log is believed.
    private mutating func restoredRoom(_ text: String) -> Int? {
        guard let name = Name(text) else { return nil }
        if let place = roomPlaces[name] { return place }
        guard rooms.count < RelayLimit.roomHeads else { return openRoom(name) }
        roomPlaces[name] = rooms.count
        rooms.append(Room(name: name, stream: numbers.stream()))
        return rooms.count - 1
    }

    private mutating func restoreAuthor(_ entry: LogRecord) {
        guard let place = restoredAuthor(entry.client) else { return }
        authors[place].lastActive = max(authors[place].lastActive, entry.time)
        if let binding = entry.binding {
            authors[place].proof = binding.proof
            authors[place].attempt = max(authors[place].attempt, binding.attempt)
        }
        if entry.kind.isSpoken, !entry.isRaw, entry.cseq > authors[place].cseq {
            authors[place].cseq = entry.cseq
            authors[place].seq = entry.seq
        }
    }

    /// Who had read what is not in the log: unread until its reader says so again.
    private mutating func restoreUnseen(_ entry: LogRecord) {
        guard let to = entry.to, entry.cseq > 0, !entry.isRaw, let target = authors.place(of: to),
            authors[target].inbox.head == entry.seq, let author = authors.place(of: entry.client)
        else { return }
        noteUnseen(entry.seq, cseq: entry.cseq, from: author, to: target)
    }

    private mutating func restoredAuthor(_ client: UInt64) -> Int? {
        authors.place(of: client)
            ?? authors.add(Author(client: client, inbox: numbers.stream()))
    }

    private mutating func restoreMember(_ entry: LogRecord) {
        guard let name = Name(entry.nick) else { return }
        var flags: Join.Flags = []
        if entry.isRaw { flags.insert(.raw) }
        seatRestored(
            entry.client, name: name, room: entry.room, since: entry.time, start: entry.prev,
            flags: flags)
    }

    private mutating func seatRestored(
        _ client: UInt64, name: Name, room: String, since: WallTime, start: UInt64?,
        flags: Join.Flags
    ) {
        if let slot = restoredSlot(client) { release(slot) }
        guard let room = restoredRoom(room), let author = restoredAuthor(client), !peers.isFull
        else { return }
        let peer = Peer(
            author: author, client: client, name: name, room: room, since: since, flags: flags,
            lastHeard: .zero)
        let slot = peers.add(peer, session: numbers.next())
        speakers.open(slot)
        links.open(slot)
        let start = start ?? rooms[room].stream.first
        peers[slot].welcome.roomStart = start
        peers[slot].delivered = start
        authors[author].peer = slot
        seat(slot, in: room)
    }

    // MARK: State lines

    private mutating func restore(_ service: ServiceLine) {
        switch service {
        case .reserve(let until): draft.restore(reservedUntil: until)
        case .state(.author(let state)):
            guard authors.place(of: state.client) == nil else { return }
            var author = Author(
                client: state.client, inbox: numbers.stream(head: state.inboxHead))
            author.proof = state.binding.proof
            author.attempt = state.binding.attempt
            author.cseq = state.cseq
            author.seq = state.seq
            author.lastActive = state.time
            _ = authors.add(author)
        case .state(.room(let text, let head)):
            guard let name = Name(text), roomPlaces[name] == nil,
                rooms.count < RelayLimit.roomHeads
            else { return }
            roomPlaces[name] = rooms.count
            rooms.append(Room(name: name, stream: numbers.stream(head: head)))
        case .state(.member(let state)):
            guard let name = Name(state.nick) else { return }
            seatRestored(
                state.client, name: name, room: state.room, since: state.since, start: nil,
                flags: [])
        default: break
        }
    }

    /// Appends what a new file of the log must say, so that a start reads that file only.
    package func appendState(at now: Moment, to lines: inout [UInt8]) {
        precondition(!draft.isOpen, "a batch is open")
        func append(_ line: ServiceLine) {
            LogLine.append(line, seq: lastSeq, time: lastTime, to: &lines)
        }
        if draft.reservedUntil > lastSeq { append(.reserve(until: draft.reservedUntil)) }
        let horizon = now.wall.microseconds - RelayLimit.authorMemory.microseconds
        for author in authors.all {
            guard let proof = author.proof,
                author.peer >= 0 || author.lastActive.microseconds >= horizon
            else { continue }
            append(
                .state(
                    .author(
                        ServiceLine.AuthorState(
                            client: author.client, cseq: author.cseq, seq: author.seq,
                            time: author.lastActive,
                            binding: LogRecord.Binding(proof: proof, attempt: author.attempt),
                            inboxHead: author.inbox.head))))
        }
        for room in rooms where room.stream.head > 0 {
            append(.state(.room(name: room.name.text, head: room.stream.head)))
        }
        for slot in peers.indices where peers.isUsed(slot) && !peers[slot].isVisitor {
            let member = ServiceLine.Member(
                client: peers[slot].client, nick: peers[slot].name.text,
                room: rooms[peers[slot].room].name.text, since: peers[slot].since)
            append(.state(.member(member)))
        }
    }
}
