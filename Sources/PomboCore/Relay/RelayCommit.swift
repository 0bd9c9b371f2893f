// The end of a batch: durable, or not.

extension Relay {
    /// The log has the batch: what it stamped becomes true, is forwarded and acknowledged.
    package mutating func committed(at now: Moment, into outbox: inout Outbox) {
        guard hasBatch else { return }
        if trouble.end() { outbox.notices.append(.logResumed) }
        draft.commit()
        counts.batches += 1
        counts.records += draft.batch.staged.count
        for staged in draft.batch.staged { apply(staged, at: now, into: &outbox) }
        for id in draft.batch.posts { door.remember(post: id) }
        for room in draft.batch.rooms { forward(room, at: now, into: &outbox) }
        for slot in draft.batch.peers { settleSays(slot, at: now, into: &outbox) }
        for room in draft.batch.rooms { registry.rooms[room].closeBatch() }
        draft.clear()
    }

    /// The log does not have the batch: everything is as it was before it, and who spoke is asked
    /// for patience.
    package mutating func abandoned(
        _ failure: LogFailure, at now: Moment, into outbox: inout Outbox
    ) {
        guard hasBatch else { return }
        counts.abandoned += 1
        trouble.begin(at: now.instant)
        outbox.notices.append(.logTrouble(failure, recordCount: draft.batch.staged.count))
        for staged in draft.batch.staged { registry.retract(staged.stream) }
        for room in draft.batch.rooms { registry.rooms[room].closeBatch() }
        for slot in draft.batch.peers {
            speakers[slot].unstage()
            if !speakers[slot].held.isEmpty { speakers.wake(at: trouble.retry) }
            refuseSay(slot, .logFull, after: RelayLimit.logRetry, at: now, into: &outbox)
        }
        for pending in draft.batch.joins {
            refuseJoin(pending.join, .logFull, from: pending.address, into: &outbox)
        }
        for pending in draft.batch.joins.reversed() { registry.closeRoom(pending.room) }
        draft.clear()
    }

    // MARK: One record becomes true

    private mutating func apply(
        _ staged: Staged, at now: Moment, into outbox: inout Outbox
    ) {
        append(staged)
        switch staged.effect {
        case .said(let slot, let cseq, let isRaw, _):
            applySay(slot, staged, cseq: cseq, isRaw: isRaw, at: now, into: &outbox)
        case .posted: break
        case .joined(let index): enter(draft.batch.joins[index], at: now, into: &outbox)
        case .renamed(let index):
            let pending = draft.batch.joins[index]
            outbox.notices.append(
                .renamed(from: registry.peers[pending.peer!].name, to: pending.join.name))
            enter(pending, at: now, into: &outbox)
        case .left(let slot, let reason):
            outbox.notices.append(farewell(slot, reason))
            // Its slot may be taken in this same batch: what is its own is settled now.
            if draft.remove(speaker: slot) { settleSays(slot, at: now, into: &outbox) }
            registry.authors[registry.peers[slot].author].lastActive = staged.time
            release(slot)
        case .movedOut(let slot):
            outbox.notices.append(farewell(slot, .moved))
            unseat(slot)
        }
    }

    private func farewell(_ slot: Int, _ reason: LeaveReason) -> RelayNotice {
        let peer = registry.peers[slot]
        return .left(peer.name, room: registry.rooms[peer.room].name, reason)
    }

    /// Puts the record into its stream and into the cache.
    private mutating func append(_ staged: Staged) {
        guard staged.stream != .nowhere else { return }
        let position = cache.append(draft.batch.bytes, staged.range)
        let entry = RecordStream.Entry(
            seq: staged.seq, prev: staged.prev, position: position, byteCount: staged.range.count)
        registry.append(entry, to: staged.stream)
    }

    private mutating func applySay(
        _ slot: Int, _ staged: Staged, cseq: UInt32, isRaw: Bool, at now: Moment,
        into outbox: inout Outbox
    ) {
        let author = registry.peers[slot].author
        links[slot].traffic.said += 1
        registry.authors[author].lastActive = staged.time
        if !isRaw { registry.authors[author].advance(to: cseq, seq: staged.seq) }
        guard case .inbox(let target) = staged.stream else { return }
        if !isRaw { registry.authors.watch(staged.seq, cseq: cseq, from: author, to: target) }
        deliver(staged, to: target, at: now, into: &outbox)
    }

    /// One batch's worth of an author: tokens, held ones, ACK.
    private mutating func settleSays(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard registry.peers.isUsed(slot) else { return }
        let cseq = registry.authors[registry.peers[slot].author].cseq
        speakers.settle(slot, upTo: cseq, at: now.instant)
        if !registry.peers[slot].isRaw { acknowledge(slot, at: now, into: &outbox) }
    }
}
