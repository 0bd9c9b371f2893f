// Staging: what is stamped and added to the open batch, each record made once.

extension Relay {
    /// Stages a line that somebody wrote.
    mutating func stageSay(
        _ slot: Int, _ say: Say, text: Span<UInt8>, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        var entry = record(say.kind, of: slot, cseq: say.cseq)
        entry.isRaw = registry.peers[slot].isRaw
        entry.isVisitor = registry.peers[slot].isVisitor
        entry.origin = say.origin
        entry.address = settings.logsAddresses ? registry.peers[slot].address : nil
        if entry.isVisitor {
            entry.binding = registry.authors[registry.peers[slot].author].binding
        }
        var target = Staged.Target.room(registry.peers[slot].room)
        if say.kind == .direct {
            target = .nowhere
            entry.to = say.recipient
            if let author = registry.authors.place(of: say.recipient) {
                target = .inbox(author)
                let reader = registry.authors[author].peer
                if reader >= 0 { entry.toNick = registry.peers[reader].name.text }
            }
        }
        let effect = Staged.Effect.said(
            peer: slot, cseq: say.cseq, isRaw: entry.isRaw, recipient: say.recipient)
        stamp(&entry, text: text, to: target, effect: effect, at: now, into: &outbox)
        if speakers[slot].stage() { draft.add(speaker: slot) }
    }

    mutating func stagePost(
        _ post: Post, text: Span<UInt8>, in room: Int, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        draft.add(post: post.id)
        var entry = record(.post, in: room, nick: post.name.text, client: post.id)
        entry.address = settings.logsAddresses ? address : nil
        stamp(&entry, text: text, to: .room(room), effect: .posted, at: now, into: &outbox)
    }

    mutating func stageJoin(
        _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        let join = pending.join
        var entry = record(.join, in: pending.room, nick: join.name.text, client: join.client)
        entry.binding = LogRecord.Binding(proof: pending.proof, attempt: join.attempt)
        entry.isRaw = join.flags.contains(.raw)
        entry.address = settings.logsAddresses ? pending.address : nil
        stamp(
            &entry, text: [UInt8]().span, to: .room(pending.room),
            effect: .joined(draft.add(pending)), at: now, into: &outbox)
    }

    mutating func stageRename(
        _ slot: Int, _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        var entry = record(.nick, of: slot)
        stamp(
            &entry, text: pending.join.name.text.utf8.span,
            to: .room(pending.room), effect: .renamed(draft.add(pending)), at: now, into: &outbox)
    }

    /// Two records, in one batch: gone from one room, come into the other.
    mutating func stageMove(
        _ slot: Int, _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        payDebts(at: now, into: &outbox)
        stampLeave(slot, .moved, effect: .movedOut(peer: slot), at: now, into: &outbox)
        stageJoin(pending, at: now, into: &outbox)
    }

    /// Stages a leave. If the log does not take it, it stays owed.
    mutating func stageLeave(
        _ slot: Int, _ reason: LeaveReason, at now: Moment, into outbox: inout Outbox
    ) {
        registry.leave(slot, reason)
        if registry.peers[slot].isVisitor { return endVisit(slot) }
        payDebts(at: now, into: &outbox)
        if draft.isLeaving(slot) { return }
        stampLeave(
            slot, reason, effect: .left(peer: slot, reason), at: now, into: &outbox)
    }

    /// With a line in the open batch a visitor's slot must not be given away: the sweep ends it.
    private mutating func endVisit(_ slot: Int) {
        if speakers[slot].stagedCount == 0 { release(slot) }
    }

    /// What the log is owed comes first when it is tried again: leaves that it did not take.
    private mutating func payDebts(at now: Moment, into outbox: inout Outbox) {
        guard trouble.isOn, draft.batch.staged.isEmpty else { return }
        for slot in registry.peers.indices where registry.peers.isUsed(slot) {
            guard case .leaving(let reason) = registry.peers[slot].presence else { continue }
            counts.owedLeaves += 1
            if registry.peers[slot].isVisitor {
                endVisit(slot)
            } else {
                stampLeave(
                    slot, reason, effect: .left(peer: slot, reason), at: now, into: &outbox)
            }
        }
    }

    private mutating func stampLeave(
        _ slot: Int, _ reason: LeaveReason, effect: Staged.Effect, at now: Moment,
        into outbox: inout Outbox
    ) {
        var entry = record(.leave, of: slot)
        entry.reason = reason
        stamp(
            &entry, text: [UInt8]().span, to: .room(registry.peers[slot].room), effect: effect,
            at: now, into: &outbox)
    }

    // MARK: The stamp

    // These two are inlined: each line would copy a whole record, and the session that it is of.

    @inline(__always)
    private func record(_ kind: Kind, of slot: Int, cseq: UInt32 = 0) -> LogRecord {
        record(
            kind, in: registry.peers[slot].room, nick: registry.peers[slot].name.text,
            client: registry.peers[slot].client, cseq: cseq)
    }

    /// A record that has no number yet. Its room is written as the log knows it, not as a member
    /// writes it: its records are found by it.
    @inline(__always)
    private func record(
        _ kind: Kind, in room: Int, nick: String, client: UInt64, cseq: UInt32 = 0
    ) -> LogRecord {
        LogRecord(
            seq: 0, time: WallTime(microseconds: 0), kind: kind,
            room: registry.rooms[room].name.text, nick: nick, client: client, cseq: cseq,
            prev: 0)
    }

    /// Gives a record its number, time and place in its stream, and adds it to the open batch.
    private mutating func stamp(
        _ entry: inout LogRecord, text: Span<UInt8>, to target: Staged.Target,
        effect: Staged.Effect, at now: Moment, into outbox: inout Outbox
    ) {
        let tail = draft.stamp(
            &entry, text: text, to: target, after: registry.tail(of: target), effect: effect,
            at: now, into: &outbox)
        registry.extend(target, to: tail)
    }
}
