// Staging: a number, a time and a place in the chain for a record, its line for the log and its
// bytes for the wire, each made once.

extension Relay {
    /// Stages a line that somebody wrote.
    mutating func stage(
        _ slot: Int, _ say: Say, text: Span<UInt8>, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let room = peers[slot].room
        let target: Staged.Target
        var toNick: String?
        if say.kind == .direct {
            let place = authors.place(of: say.recipient)
            target = place.map { .inbox($0) } ?? .nowhere
            if let place, authors[place].peer >= 0 {
                toNick = peers[authors[place].peer].name.text
            }
        } else {
            target = .room(room)
        }
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: say.kind, room: rooms[room].name.text,
            nick: peers[slot].name.text, client: peers[slot].client, cseq: say.cseq, prev: 0)
        if say.kind == .direct {
            entry.to = say.recipient
            entry.toNick = toNick
        }
        entry.isRaw = peers[slot].isRaw
        entry.isVisitor = peers[slot].isVisitor
        entry.origin = say.origin
        entry.address = settings.logsAddresses ? peers[slot].address : nil
        if entry.isVisitor { entry.binding = binding(of: peers[slot].author) }
        let effect = Staged.Effect.said(
            peer: slot, cseq: say.cseq, isRaw: entry.isRaw, recipient: say.recipient)
        stage(entry, text: text, to: target, effect: effect, at: now, into: &outbox)
        if peers[slot].stagedCount == 0 { batch.peers.append(slot) }
        peers[slot].stagedCount += 1
    }

    private func binding(of author: Int) -> LogRecord.Binding? {
        authors[author].proof.map {
            LogRecord.Binding(proof: $0, attempt: authors[author].attempt)
        }
    }

    mutating func stageJoin(
        _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let join = pending.join
        // The room as the log knows it, not as this member writes it: its records are found by it.
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: .join, room: rooms[pending.room].name.text,
            nick: join.name.text, client: join.client, prev: 0)
        entry.binding = LogRecord.Binding(proof: pending.proof, attempt: join.attempt)
        entry.isRaw = join.flags.contains(.raw)
        entry.address = settings.logsAddresses ? pending.address : nil
        batch.joins.append(pending)
        stage(
            entry, text: [UInt8]().span, to: .room(pending.room),
            effect: .joined(batch.joins.count - 1), at: now, into: &outbox)
    }

    mutating func stageRename(
        _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let entry = LogRecord(
            seq: 0, time: now.wall, kind: .nick, room: rooms[pending.room].name.text,
            nick: peers[pending.peer!].name.text, client: pending.join.client, prev: 0)
        batch.joins.append(pending)
        stage(
            entry, text: pending.join.name.text.utf8.span, to: .room(pending.room),
            effect: .renamed(batch.joins.count - 1), at: now, into: &outbox)
    }

    /// Two records, in one batch: gone from one room, come into the other.
    mutating func stageMove(
        _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let slot = pending.peer!
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: .leave, room: rooms[peers[slot].room].name.text,
            nick: peers[slot].name.text, client: peers[slot].client, prev: 0)
        entry.reason = .moved
        stage(
            entry, text: [UInt8]().span, to: .room(peers[slot].room),
            effect: .movedOut(peer: slot), at: now, into: &outbox)
        stageJoin(pending, at: now, into: &outbox)
    }

    /// Stages a leave. If the log does not take it, it stays owed.
    mutating func stageLeave(
        _ slot: Int, _ reason: LeaveReason, at now: Moment, into outbox: inout Outbox
    ) {
        peers[slot].presence = .leaving(reason)
        if peers[slot].isVisitor {
            // With a line in the open batch its slot must not be given away: the sweep ends it.
            if peers[slot].stagedCount == 0 { release(slot) }
            return
        }
        payDebts(at: now, into: &outbox)
        if isStagedToLeave(slot) { return }
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: .leave, room: rooms[peers[slot].room].name.text,
            nick: peers[slot].name.text, client: peers[slot].client, prev: 0)
        entry.reason = reason
        stage(
            entry, text: [UInt8]().span, to: .room(peers[slot].room),
            effect: .left(peer: slot, reason), at: now, into: &outbox)
    }

    /// What the log is owed comes first when it is tried again: leaves that it did not take.
    mutating func payDebts(at now: Moment, into outbox: inout Outbox) {
        guard isLogInTrouble, batch.staged.isEmpty, !isPayingDebts else { return }
        isPayingDebts = true
        for slot in peers.indices where peers.isUsed(slot) {
            guard case .leaving(let reason) = peers[slot].presence else { continue }
            counts.owedLeaves += 1
            stageLeave(slot, reason, at: now, into: &outbox)
        }
        isPayingDebts = false
    }

    // MARK: The stamp

    /// The number and time that the next record gets.
    private var nextStamp: (seq: UInt64, after: WallTime) {
        guard let last = batch.staged.last else { return (lastSeq + 1, lastTime) }
        return (last.seq + 1, last.time)
    }

    /// Gives `entry` its number, time and predecessor and adds it to the open batch.
    mutating func stage(
        _ entry: consuming LogRecord, text: Span<UInt8>, to target: Staged.Target,
        effect: Staged.Effect, at now: Moment, into outbox: inout Outbox
    ) {
        let stamp = nextStamp
        entry.seq = stamp.seq
        // Time never falls in the log, whatever the clock does.
        entry.time = max(now.wall, WallTime(microseconds: stamp.after.microseconds + 1))
        entry.prev = stagedHead(of: target)
        noteSkew(entry.seq, stamp.after, at: now, into: &outbox)
        reserve(entry.seq, entry.time, into: &outbox)
        LogLine.append(entry, text: text, to: &outbox.lines)

        let start = batch.bytes.count
        var flags: Record.Flags = []
        if entry.isRaw { flags.insert(.raw) }
        if entry.isVisitor { flags.insert(.visitor) }
        if entry.origin != nil { flags.insert(.replay) }
        let record = Record(
            seq: entry.seq, prev: entry.prev, time: entry.time, client: entry.client,
            cseq: entry.cseq, kind: entry.kind, flags: flags, origin: entry.origin)
        if let reason = entry.reason {
            record.encode(
                name: entry.nick.utf8.span, text: reason.word.utf8.span, into: &batch.bytes)
        } else {
            record.encode(name: entry.nick.utf8.span, text: text, into: &batch.bytes)
        }
        link(
            Staged(
                seq: entry.seq, prev: entry.prev, time: entry.time,
                range: start..<batch.bytes.count,
                stream: target, effect: effect))
    }

    private func stagedHead(of target: Staged.Target) -> UInt64 {
        switch target {
        case .room(let room): rooms[room].stream.stagedHead
        case .inbox(let author): authors[author].inbox.stagedHead
        case .nowhere: 0
        }
    }

    private mutating func link(_ staged: Staged) {
        let place = batch.staged.count
        switch staged.stream {
        case .room(let room):
            rooms[room].stream.stagedHead = staged.seq
            if rooms[room].firstStaged < 0 {
                rooms[room].firstStaged = place
                batch.rooms.append(room)
            } else {
                batch.staged[rooms[room].lastStaged].next = place
            }
            rooms[room].lastStaged = place
        case .inbox(let author):
            authors[author].inbox.stagedHead = staged.seq
        case .nowhere: break
        }
        batch.staged.append(staged)
    }

    /// Without a sync per batch, numbers are promised to the disk before they are used: a crash
    /// that loses records can then never make a number be used twice.
    private mutating func reserve(_ seq: UInt64, _ time: WallTime, into outbox: inout Outbox) {
        guard settings.durability != .batch else { return }
        guard seq > batch.reservedUntil ?? reservedUntil else { return }
        let until = seq + Specification.reservation - 1
        batch.reservedUntil = until
        outbox.mustSync = true
        LogLine.append(.reserve(until: until), seq: seq - 1, time: time, to: &outbox.lines)
    }

    private mutating func noteSkew(
        _ seq: UInt64, _ last: WallTime, at now: Moment, into outbox: inout Outbox
    ) {
        let behind = last.microseconds - now.wall.microseconds
        let wasBehind = batch.isClockBehind ?? isClockBehind
        let isBehind = behind > 1_000_000
        guard isBehind != wasBehind else { return }
        batch.isClockBehind = isBehind
        guard isBehind else { return }
        LogLine.append(
            .skew(microseconds: behind), seq: seq - 1, time: last, to: &outbox.lines)
        outbox.notices.append(.clockSteppedBack(.microseconds(behind)))
    }
}
