// What a relay knows when it starts: everything that its log says.

extension Relay {
    /// Takes one good line of the log, in order.
    package mutating func restore(_ line: ParsedLine) {
        switch line {
        case .record(let entry, let text): restoreRecord(entry, text: text)
        case .service(let service, let seq, let time):
            draft.restore(seq, time)
            restoreState(service)
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
        registry.expectAll(until: now.instant + RelayLimit.returnTime, at: now.instant)
        if registry.peers.count > 0 { silence.start(at: now.instant) }
    }

    // MARK: Records

    private mutating func restoreRecord(_ entry: LogRecord, text: [UInt8]) {
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
            if let slot = registry.slot(of: entry.client) { release(slot) }
        case .nick:
            if let slot = registry.slot(of: entry.client), let name = Name(utf8: text.span) {
                registry.rename(slot, to: name)
            }
        default: break
        }
    }

    private mutating func restoreStream(_ entry: LogRecord, text: [UInt8]) {
        let target: Staged.Target
        if let to = entry.to {
            guard let author = registry.authors.place(of: to) else { return }
            target = .inbox(author)
        } else {
            guard let room = restoredRoom(entry.room) else { return }
            target = .room(room)
        }
        guard entry.seq > registry.stream(of: target).head else { return }
        let bytes = entry.wireRecord(text: text)
        let position = cache.append(bytes, 0..<bytes.count)
        registry.append(
            RecordStream.Entry(
                seq: entry.seq, prev: entry.prev, position: position, byteCount: bytes.count),
            to: target)
    }

    /// The room without the bound on occupied ones: the log is believed.
    private mutating func restoredRoom(_ text: String) -> Int? {
        guard let name = Name(text) else { return nil }
        return registry.rooms.place(of: name) ?? registry.addRoom(name)
    }

    private mutating func restoreAuthor(_ entry: LogRecord) {
        guard let author = registry.author(of: entry.client) else { return }
        registry.authors[author].restore(entry)
    }

    /// Who had read what is not in the log: unread until its reader says so again.
    private mutating func restoreUnseen(_ entry: LogRecord) {
        guard let to = entry.to, entry.cseq > 0, !entry.isRaw,
            let target = registry.authors.place(of: to),
            registry.authors[target].inbox.head == entry.seq,
            let author = registry.authors.place(of: entry.client)
        else { return }
        registry.authors.watch(entry.seq, cseq: entry.cseq, from: author, to: target)
    }

    private mutating func restoreMember(_ entry: LogRecord) {
        guard let name = Name(entry.nick) else { return }
        seatRestored(
            entry.client, name: name, room: entry.room, since: entry.time, start: entry.prev,
            flags: entry.isRaw ? .raw : [])
    }

    private mutating func seatRestored(
        _ client: UInt64, name: Name, room: String, since: WallTime, start: UInt64?,
        flags: Join.Flags
    ) {
        if let slot = registry.slot(of: client) { release(slot) }
        guard let room = restoredRoom(room), let author = registry.author(of: client),
            !registry.peers.isFull
        else { return }
        var peer = Peer(
            author: author, client: client, name: name, room: room, since: since, flags: flags,
            lastHeard: .zero)
        peer.welcome.roomStart = start ?? registry.rooms[room].stream.first
        peer.delivered = peer.welcome.roomStart
        _ = open(peer)
    }

    // MARK: State lines

    private mutating func restoreState(_ service: ServiceLine) {
        switch service {
        case .reserve(let until): draft.restore(reservedUntil: until)
        case .state(.author(let state)): registry.restore(state)
        case .state(.room(let text, let head)):
            if let name = Name(text) { registry.restoreRoom(name, head: head) }
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
        for author in registry.authors.all {
            guard author.peer >= 0 || author.lastActive.microseconds >= horizon,
                let state = author.state
            else { continue }
            append(.state(.author(state)))
        }
        for room in registry.rooms.all where room.stream.head > 0 {
            append(.state(.room(name: room.name.text, head: room.stream.head)))
        }
        for peer in registry.peers.slots where peer.session != 0 && !peer.isVisitor {
            let member = ServiceLine.Member(
                client: peer.client, nick: peer.name.text,
                room: registry.rooms[peer.room].name.text, since: peer.since)
            append(.state(.member(member)))
        }
    }
}
