// SAY: what a session writes, from the datagram into the open batch, once and in its turn.

extension Relay {
    mutating func accept(
        _ say: Say, text: Span<UInt8>, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        guard let slot = hear(say.session, from: address, at: now, into: &outbox) else { return }
        markDelivered(
            slot, room: say.delivered, inbox: say.inboxDelivered, at: now, into: &outbox)
        links[slot].traffic.raiseSent(to: say.sent)
        speakers[slot].lastSay = Speaker.LastSay(time: say.time, arrival: now.instant)
        let isHere =
            say.kind == .direct
            || say.stream == registry.rooms[registry.peers[slot].room].stream.number
        guard isHere, !draft.isChanging(slot) else {
            counts.misdirected += 1
            return
        }
        if registry.peers[slot].isRaw {
            // The naked network: stamped as it comes, doubled ones too, and never held.
            guard speakers[slot].obstacle(at: now.instant) == nil else { return }
            return stageSay(slot, say, text: text, at: now, into: &outbox)
        }
        switch turn(of: say.cseq, by: slot) {
        case .durable:
            counts.duplicates += 1
            acknowledge(slot, at: now, into: &outbox)
        case .staged: counts.duplicates += 1
        case .next:
            guard mayStage(slot, at: now, into: &outbox) else {
                _ = speakers.hold(say, text: text, of: slot)
                return
            }
            stageSay(slot, say, text: text, at: now, into: &outbox)
            stageHeld(slot, at: now, into: &outbox)
        case .early: if speakers.hold(say, text: text, of: slot) { counts.heldEarly += 1 }
        case .tooEarly: break
        }
    }

    private func turn(of cseq: UInt32, by slot: Int) -> Deduplication {
        Deduplication(
            cseq, durable: registry.authors[registry.peers[slot].author].cseq,
            stagedCount: speakers[slot].stagedCount)
    }

    /// Whether the session has a token and a voice. If not, it is told at most once a second, and
    /// `tick` stages what waits as soon as there is a token again.
    private mutating func mayStage(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) -> Bool {
        guard let obstacle = speakers[slot].obstacle(at: now.instant) else { return true }
        speakers.wake(at: obstacle.end)
        refuseSay(
            slot, obstacle.cause, after: now.instant.duration(to: obstacle.end), at: now,
            into: &outbox)
        return false
    }

    // MARK: What was held

    /// Stages the held ones whose turn has come. They stay held until they are durable, so that an
    /// abandoned batch leaves them where they were.
    private mutating func stageHeld(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        var index = 0
        while index < speakers[slot].held.count {
            let held = speakers[slot].held[index]
            switch turn(of: held.say.cseq, by: slot) {
            case .durable, .staged: break
            case .next:
                guard mayStage(slot, at: now, into: &outbox) else { return }
                stageSay(slot, held.say, text: held.text.span, at: now, into: &outbox)
            case .early, .tooEarly: return
            }
            index += 1
        }
    }

    /// Stages whatever waited for a token.
    mutating func stageWaiting(at now: Moment, into outbox: inout Outbox) {
        speakers.due = .distantFuture
        if now.instant < trouble.retry { return speakers.wake(at: trouble.retry) }
        for slot in registry.peers.indices
        where registry.peers.isUsed(slot) && !speakers[slot].held.isEmpty
            && registry.peers[slot].isPresent
        {
            if draft.isChanging(slot) {
                // It may be under another name or in another room when the batch is durable.
                speakers.wake(at: now.instant)
                continue
            }
            stageHeld(slot, at: now, into: &outbox)
        }
    }
}
