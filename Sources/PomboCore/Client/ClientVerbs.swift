// What a person wants: say something, go elsewhere, be called otherwise, ask, leave.

extension Client {
    /// Takes a line for the room or for one client and returns its number. What could never be
    /// stamped is refused here, before it has one.
    package mutating func say(
        _ text: [UInt8], kind: Kind, to recipient: UInt64?, origin: Origin?, at now: Moment,
        into outbox: inout ClientOutbox
    ) throws(SayError) -> UInt32 {
        noteWake(at: now.instant, into: &outbox)
        guard isActive else { throw .notConnected }
        guard !text.isEmpty else { throw .empty }
        guard text.count <= Specification.textLimit else {
            throw .tooLong(byteCount: text.count)
        }
        guard Text.isValid(text.span) else { throw .notText }
        guard kind.isSpoken else { throw .kind(kind) }
        guard (kind == .direct) == (recipient != nil), recipient != 0 else { throw .recipient }
        guard !sender.isFull else { throw .queueFull(limit: Sender.queueLimit) }
        guard sender.nextCseq < .max else { throw .numbersUsedUp }
        let destination = recipient.map { Sender.Destination.client($0) } ?? .room(wantedRoom)
        let cseq = sender.add(text, kind: kind, to: destination, origin: origin)
        if cseq <= sender.acknowledged {
            outbox.events.append(.stamped(cseq: cseq, seq: nil))
        }
        pump(at: now.instant, into: &outbox)
        return cseq
    }

    /// Goes to another room as soon as everything said before is stamped.
    package mutating func enter(
        room: Name, at now: Moment, into outbox: inout ClientOutbox
    ) {
        noteWake(at: now.instant, into: &outbox)
        wantedRoom = room
        reconsider(at: now.instant, into: &outbox)
    }

    /// Asks for another name, one that a person chose.
    package mutating func rename(
        _ name: Name, at now: Moment, into outbox: inout ClientOutbox
    ) {
        noteWake(at: now.instant, into: &outbox)
        isNameTyped = true
        wantedName = name
        baseName = name
        nameNumber = 1
        reconsider(at: now.instant, into: &outbox)
    }

    /// Leaves: three times, since nobody answers.
    package mutating func leave(at now: Moment, into outbox: inout ClientOutbox) {
        guard hasStarted, !hasEnded, goodbye == nil else { return }
        guard let session else { return end(.left, into: &outbox) }
        handshake = nil
        goodbye = Goodbye(session: session.number, due: now.instant)
        sayGoodbye(at: now.instant, into: &outbox)
    }

    /// Asks who is in the room.
    package mutating func who(at now: Moment, into outbox: inout ClientOutbox) {
        guard isActive else { return }
        noteWake(at: now.instant, into: &outbox)
        whoRequest = WhoRequest(at: now.instant)
        if mayTalk { askWho(at: now.instant, into: &outbox) }
    }

    /// Asks for up to `count` records of the room before a number. False: not possible now, since
    /// too many questions are open, or never, since visitors are shown nothing.
    @discardableResult
    package mutating func history(
        before: UInt64, count: Int, at now: Moment, into outbox: inout ClientOutbox
    ) -> Bool {
        guard isActive, session != nil, !settings.isVisitor, count > 0,
            historyRequests.count < HistoryRequest.limit
        else { return false }
        noteWake(at: now.instant, into: &outbox)
        // What is stamped meanwhile must not move the answer.
        let end = max(roomStream.head, roomStream.last)
        let before = end == .max ? before : min(before, end + 1)
        let count = UInt8(min(count, Specification.historyLimit))
        guard !historyRequests.contains(where: { $0.before == before && $0.count == count })
        else { return true }
        historyRequests.append(
            HistoryRequest(before: before, count: count, at: now.instant))
        if mayTalk, historyRequests.count == 1 { askHistory(at: now.instant, into: &outbox) }
        return true
    }

    // MARK: Hints

    /// The system says that nothing listens at the relay's address: a hint, no proof.
    package mutating func unreachable(at now: Moment, into outbox: inout ClientOutbox) {
        noteWake(at: now.instant, into: &outbox)
        doubt(isHint: true, at: now.instant, into: &outbox)
    }

    /// The machine slept or has a new address: the relay should hear from it.
    package mutating func moved(at now: Moment, into outbox: inout ClientOutbox) {
        noteWake(at: now.instant, into: &outbox)
        doubt(isHint: false, at: now.instant, into: &outbox)
    }

    mutating func doubt(
        isHint: Bool, at now: Instant, into outbox: inout ClientOutbox
    ) {
        guard mayTalk else { return }
        session?.watch.doubt(isHint: isHint, at: now)
        if let due = session?.watch.due, due <= now {
            ping(isReport: false, at: now, into: &outbox)
        }
    }

    /// Called first in every entry: who wakes long after the deadline has slept.
    mutating func noteWake(at now: Instant, into outbox: inout ClientOutbox) {
        guard mayTalk, let deadline, now > deadline + ClientLimit.sleepJump else { return }
        doubt(isHint: false, at: now, into: &outbox)
    }
}
