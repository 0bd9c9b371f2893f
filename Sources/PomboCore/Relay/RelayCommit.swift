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
        for room in draft.batch.rooms { closeStage(of: room) }
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
        for staged in draft.batch.staged.reversed() { undo(staged) }
        for room in draft.batch.rooms { closeStage(of: room) }
        for slot in draft.batch.peers {
            speakers[slot].unstage()
            if !speakers[slot].held.isEmpty { speakers.wake(at: trouble.retry) }
            refuseSay(slot, .logFull, after: RelayLimit.logRetry, at: now, into: &outbox)
        }
        for pending in draft.batch.joins {
            refuse(pending.join, .logFull, from: pending.address, into: &outbox)
        }
        for pending in draft.batch.joins.reversed() { closeRoom(pending.room) }
        draft.clear()
    }

    private mutating func undo(_ staged: Staged) {
        switch staged.stream {
        case .room(let room): rooms[room].stream.stagedHead = rooms[room].stream.head
        case .inbox(let author): authors[author].inbox.stagedHead = authors[author].inbox.head
        case .nowhere: break
        }
    }

    private mutating func closeStage(of room: Int) {
        rooms[room].firstStaged = -1
        rooms[room].lastStaged = -1
    }

    /// A room that was only opened for a JOIN that is no more.
    private mutating func closeRoom(_ room: Int) {
        guard room == rooms.count - 1, rooms[room].memberCount == 0, rooms[room].stream.head == 0,
            !peers.indices.contains(where: { peers.isUsed($0) && peers[$0].room == room })
        else { return }
        roomPlaces[rooms[room].name] = nil
        rooms.removeLast()
    }

    // MARK: One record becomes true

    private mutating func apply(
        _ staged: Staged, at now: Moment, into outbox: inout Outbox
    ) {
        append(staged)
        switch staged.effect {
        case .said(let slot, let cseq, let isRaw, let recipient):
            applySay(
                slot, staged, cseq: cseq, isRaw: isRaw, recipient: recipient, at: now,
                into: &outbox)
        case .posted: break
        case .joined(let index):
            enterStaged(index, at: now, into: &outbox)
        case .renamed(let index):
            let pending = draft.batch.joins[index]
            outbox.notices.append(
                .renamed(from: peers[pending.peer!].name, to: pending.join.name))
            enterStaged(index, at: now, into: &outbox)
        case .left(let slot, let reason):
            outbox.notices.append(
                .left(peers[slot].name, room: rooms[peers[slot].room].name, reason))
            // Its slot may be taken in this same batch: what is its own is settled now.
            if draft.remove(speaker: slot) { settleSays(slot, at: now, into: &outbox) }
            authors[peers[slot].author].lastActive = staged.time
            release(slot)
        case .movedOut(let slot):
            outbox.notices.append(
                .left(peers[slot].name, room: rooms[peers[slot].room].name, .moved))
            unseat(slot)
        }
    }

    private mutating func enterStaged(
        _ index: Int, at now: Moment, into outbox: inout Outbox
    ) {
        enter(draft.batch.joins[index], at: now, into: &outbox)
    }

    /// Puts the record into its stream and into the cache.
    private mutating func append(_ staged: Staged) {
        guard staged.stream != .nowhere else { return }
        let position = cache.append(draft.batch.bytes, staged.range)
        let entry = RecordStream.Entry(
            seq: staged.seq, prev: staged.prev, position: position, byteCount: staged.range.count)
        switch staged.stream {
        case .room(let room): rooms[room].stream.append(entry)
        case .inbox(let author): authors[author].inbox.append(entry)
        case .nowhere: break
        }
    }

    private mutating func applySay(
        _ slot: Int, _ staged: Staged, cseq: UInt32, isRaw: Bool, recipient: UInt64,
        at now: Moment, into outbox: inout Outbox
    ) {
        let place = peers[slot].author
        links[slot].traffic.said += 1
        authors[place].lastActive = staged.time
        if !isRaw {
            authors[place].cseq = cseq
            authors[place].seq = staged.seq
        }
        if case .inbox(let target) = staged.stream {
            deliver(
                staged, to: target, from: place, cseq: cseq, isRaw: isRaw, at: now, into: &outbox)
        }
    }

    /// One batch's worth of an author: tokens, held ones, ACK.
    private mutating func settleSays(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard peers.isUsed(slot) else { return }
        speakers.settle(slot, upTo: authors[peers[slot].author].cseq, at: now.instant)
        if !peers[slot].isRaw { acknowledge(slot, at: now, into: &outbox) }
    }
}
