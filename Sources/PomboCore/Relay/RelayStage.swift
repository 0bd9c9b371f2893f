// Staging: a number, a time and a place in the chain for a record, its line for the log and its
// bytes for the wire, each made once.

extension Relay {
    /// Stages a line that somebody wrote.
    mutating func stageSay(
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
        stamp(entry, text: text, to: target, effect: effect, at: now, into: &outbox)
        if speakers[slot].stage() { draft.add(speaker: slot) }
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
        stamp(
            entry, text: [UInt8]().span, to: .room(pending.room),
            effect: .joined(draft.add(pending)), at: now, into: &outbox)
    }

    mutating func stageRename(
        _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let entry = LogRecord(
            seq: 0, time: now.wall, kind: .nick, room: rooms[pending.room].name.text,
            nick: peers[pending.peer!].name.text, client: pending.join.client, prev: 0)
        stamp(
            entry, text: pending.join.name.text.utf8.span, to: .room(pending.room),
            effect: .renamed(draft.add(pending)), at: now, into: &outbox)
    }

    mutating func stagePost(
        _ post: Post, text: Span<UInt8>, in room: Int, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        draft.add(post: post.id)
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: .post, room: rooms[room].name.text,
            nick: post.name.text, client: post.id, prev: 0)
        entry.address = settings.logsAddresses ? address : nil
        stamp(entry, text: text, to: .room(room), effect: .posted, at: now, into: &outbox)
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
        stamp(
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
            if speakers[slot].stagedCount == 0 { release(slot) }
            return
        }
        payDebts(at: now, into: &outbox)
        if !draft.isLeaving(slot) { writeLeave(slot, reason, at: now, into: &outbox) }
    }

    private mutating func writeLeave(
        _ slot: Int, _ reason: LeaveReason, at now: Moment, into outbox: inout Outbox
    ) {
        var entry = LogRecord(
            seq: 0, time: now.wall, kind: .leave, room: rooms[peers[slot].room].name.text,
            nick: peers[slot].name.text, client: peers[slot].client, prev: 0)
        entry.reason = reason
        stamp(
            entry, text: [UInt8]().span, to: .room(peers[slot].room),
            effect: .left(peer: slot, reason), at: now, into: &outbox)
    }

    /// What the log is owed comes first when it is tried again: leaves that it did not take.
    mutating func payDebts(at now: Moment, into outbox: inout Outbox) {
        guard trouble.isOn, draft.batch.staged.isEmpty else { return }
        for slot in peers.indices where peers.isUsed(slot) {
            guard case .leaving(let reason) = peers[slot].presence else { continue }
            counts.owedLeaves += 1
            if !peers[slot].isVisitor {
                writeLeave(slot, reason, at: now, into: &outbox)
            } else if speakers[slot].stagedCount == 0 {
                release(slot)
            }
        }
    }

    // MARK: The stamp

    /// Gives a record its number, time and place in its stream, and adds it to the open batch.
    private mutating func stamp(
        _ entry: consuming LogRecord, text: Span<UInt8>, to target: Staged.Target,
        effect: Staged.Effect, at now: Moment, into outbox: inout Outbox
    ) {
        let tail = draft.stamp(
            entry, text: text, to: target, after: tail(of: target), effect: effect, at: now,
            into: &outbox)
        switch target {
        case .room(let room): rooms[room].extend(to: tail)
        case .inbox(let author): authors[author].inbox.stagedHead = tail.seq
        case .nowhere: break
        }
    }

    private func tail(of target: Staged.Target) -> Draft.Tail {
        switch target {
        case .room(let room):
            Draft.Tail(seq: rooms[room].stream.stagedHead, place: rooms[room].lastStaged)
        case .inbox(let author): Draft.Tail(seq: authors[author].inbox.stagedHead)
        case .nowhere: Draft.Tail(seq: 0)
        }
    }
}
