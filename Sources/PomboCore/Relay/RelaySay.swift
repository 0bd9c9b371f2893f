// SAY and POST: what people write, from the datagram into the open batch.

extension Relay {
    mutating func take(
        _ say: Say, text: Span<UInt8>, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard let slot = find(say.session, from: address, at: now, into: &outbox) else { return }
        noteDelivered(
            slot, room: say.delivered, inbox: say.inboxDelivered, at: now, into: &outbox)
        noteSent(slot, say.sent)
        peers[slot].echo = Peer.Echo(time: say.time, arrival: now.instant)
        let isHere = say.kind == .direct || say.stream == rooms[peers[slot].room].stream.number
        guard isHere, !draft.isChanging(slot) else {
            counts.misdirected += 1
            return
        }
        if peers[slot].isRaw {
            takeRaw(slot, say, text: text, at: now, into: &outbox)
            return
        }
        let committed = authors[peers[slot].author].cseq
        let next = UInt64(committed) + UInt64(peers[slot].stagedCount) + 1
        if UInt64(say.cseq) < next {
            counts.duplicates += 1
            // What is only staged is acknowledged when it is durable.
            if say.cseq <= committed { acknowledge(slot, at: now, into: &outbox) }
        } else if UInt64(say.cseq) == next, mayStage(slot, at: now, into: &outbox) {
            stageSay(slot, say, text: text, at: now, into: &outbox)
            stageHeld(slot, at: now, into: &outbox)
        } else if UInt64(say.cseq) <= next + UInt64(Specification.heldSayLimit) {
            hold(slot, say, text: text, isEarly: UInt64(say.cseq) > next)
        }
    }

    /// The naked network: stamped as it comes, doubled ones too.
    private mutating func takeRaw(
        _ slot: Int, _ say: Say, text: Span<UInt8>, at now: Moment, into outbox: inout Outbox
    ) {
        guard peers[slot].mutedUntil <= now.instant,
            peers[slot].allowance.allows(at: now.instant, taken: peers[slot].stagedCount)
        else { return }
        stageSay(slot, say, text: text, at: now, into: &outbox)
    }

    // MARK: Holding

    private mutating func hold(_ slot: Int, _ say: Say, text: Span<UInt8>, isEarly: Bool) {
        let held = peers[slot].held
        let place = held.firstIndex { $0.say.cseq >= say.cseq } ?? held.count
        if place < held.count, held[place].say.cseq == say.cseq { return }
        guard held.count < Specification.heldSayLimit,
            heldBytes + text.count <= RelayLimit.heldBytes
        else { return }
        if isEarly { counts.heldEarly += 1 }
        var copy: [UInt8] = []
        copy.append(copying: text)
        heldBytes += text.count
        peers[slot].held.insert(HeldSay(say: say, text: copy), at: place)
    }

    /// Stages the held ones whose turn has come. They stay held until they are durable, so that an
    /// abandoned batch leaves them where they were.
    mutating func stageHeld(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        var index = 0
        while index < peers[slot].held.count {
            let committed = authors[peers[slot].author].cseq
            let next = UInt64(committed) + UInt64(peers[slot].stagedCount) + 1
            let held = peers[slot].held[index]
            if UInt64(held.say.cseq) > next { return }
            if UInt64(held.say.cseq) == next {
                guard mayStage(slot, at: now, into: &outbox) else { return }
                stageSay(slot, held.say, text: held.text.span, at: now, into: &outbox)
            }
            index += 1
        }
    }

    /// Whether the session has a token and a voice. If not, it is told at most once a second, and
    /// `tick` stages what waits as soon as there is a token again.
    private mutating func mayStage(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) -> Bool {
        // Field by field: a peer is large, and copying all of it for each line takes its time.
        let ready: Instant
        let cause: Refuse.Cause
        let taken = peers[slot].stagedCount
        if peers[slot].mutedUntil > now.instant {
            ready = peers[slot].mutedUntil
            cause = .muted
        } else if !peers[slot].allowance.allows(at: now.instant, taken: taken) {
            ready = peers[slot].allowance.next(at: now.instant, taken: taken)
            cause = .tooFast
        } else {
            return true
        }
        nextToken = min(nextToken, ready)
        refuseSay(slot, cause, after: now.instant.duration(to: ready), at: now, into: &outbox)
        return false
    }

    mutating func refuseSay(
        _ slot: Int, _ cause: Refuse.Cause, after wait: Duration, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard now.instant >= peers[slot].nextRefusal, let address = peers[slot].address else {
            return
        }
        peers[slot].nextRefusal = now.instant + RelayLimit.refuseInterval
        counts.refusals += 1
        let refuse = Refuse(
            token: peers[slot].session, cause: cause,
            retryMilliseconds: UInt32(clamping: max(1, wait.milliseconds)))
        outbox.send(refuse.encode(into: &outbox.bytes), to: .address(address))
    }

    /// Stages whatever waited for a token.
    mutating func stageWaiting(at now: Moment, into outbox: inout Outbox) {
        nextToken = .distantFuture
        if now.instant < trouble.retry {
            nextToken = trouble.retry
            return
        }
        for slot in peers.indices
        where peers.isUsed(slot) && !peers[slot].held.isEmpty && peers[slot].isPresent {
            if draft.isChanging(slot) {
                // It may be under another name or in another room when the batch is durable.
                nextToken = now.instant
                continue
            }
            stageHeld(slot, at: now, into: &outbox)
        }
    }

    // MARK: Posts

    mutating func take(
        _ post: Post, text: Span<UInt8>, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard settings.acceptsPosts, door.allows(post, from: address, at: now.instant),
            !draft.batch.posts.contains(post.id), let room = postRoom(post.room),
            !isMember(post.name)
        else { return }
        door.countPost(at: now.instant)
        counts.posts += 1
        stagePost(post, text: text, in: room, from: address, at: now, into: &outbox)
    }

    /// A post goes to the lobby or where somebody is.
    private mutating func postRoom(_ name: Name) -> Int? {
        if let place = roomPlaces[name], rooms[place].memberCount > 0 { return place }
        return name == .lobby ? openRoom(name) : nil
    }

    private func isMember(_ name: Name) -> Bool {
        peers.indices.contains {
            peers.isUsed($0) && !peers[$0].isVisitor && peers[$0].name == name
        } || draft.batch.joins.contains { $0.join.name == name }
    }

    // MARK: Acknowledging

    /// Says how far this author's lines are durable.
    func acknowledge(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard let address = peers[slot].address else { return }
        let author = peers[slot].author
        let echo = peers[slot].echo
        let hold = echo.arrival.duration(to: now.instant).microseconds
        let ack = Ack(
            session: peers[slot].session, cseq: authors[author].cseq, seq: authors[author].seq,
            time: echo.time, holdMicroseconds: UInt32(clamping: hold), seen: authors[author].seen)
        outbox.send(ack.encode(into: &outbox.bytes), to: .address(address))
    }
}
