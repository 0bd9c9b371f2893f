// From HELLO to WELCOME, and what can come between.

extension Client {
    /// Begins a new request for the name and the room that are next.
    mutating func request(at now: Instant, into outbox: inout ClientOutbox) {
        handshake = Handshake(
            nonce: draw(), attempt: nextAttempt(), name: wantedName, room: nextRoom, at: now)
        repeatHandshake(at: now, into: &outbox)
    }

    private mutating func nextAttempt() -> UInt32 {
        attempt = attempt == .max ? .max : attempt + 1
        return attempt
    }

    /// The room of the oldest open line that is for one; with none, the one that is wanted.
    private var nextRoom: Name { sender.firstRoom ?? wantedRoom }

    /// Looks whether another name or room has to be asked for, and whether it may be yet: what was
    /// said in a room is stamped before the room is left.
    mutating func reconsider(at now: Instant, into outbox: inout ClientOutbox) {
        guard isActive, needsRequest else { return }
        if handshake?.step == .hello {
            // Nothing was asked for yet but to talk.
            let room = nextRoom
            handshake?.name = wantedName
            handshake?.room = room
        } else {
            request(at: now, into: &outbox)
        }
    }

    private var needsRequest: Bool {
        if let handshake {
            return handshake.name.text != wantedName.text || handshake.room != nextRoom
        }
        if session == nil || name.text != wantedName.text { return true }
        guard room != nextRoom else { return false }
        // A direct message that was said before goes first.
        return sender.lines.first.map { $0.destination == .room(nextRoom) } ?? true
    }

    /// Sends the current step if it is due.
    mutating func repeatHandshake(at now: Instant, into outbox: inout ClientOutbox) {
        guard let handshake, handshake.due <= now else { return }
        if handshake.step == .waiting || handshake.isExhausted {
            if handshake.isExhausted, logID != 0, !isAway {
                isLost = true
                outbox.events.append(.away)
            }
            request(at: now, into: &outbox)
            return
        }
        let stamp = RoundTrip.stamp(now)
        if var join = handshake.join {
            join.time = stamp
            send(join.encode(into: &outbox.bytes), into: &outbox)
        } else {
            let hello = Hello(nonce: handshake.nonce, time: stamp)
            send(hello.encode(into: &outbox.bytes), into: &outbox)
        }
        self.handshake?.noteSent(at: now)
    }

    /// The JOIN of a request, with what is known when it is first made.
    private func join(_ handshake: Handshake, cookie: UInt64) -> Join {
        var flags: Join.Flags = []
        if settings.isRaw { flags.insert(.raw) }
        if settings.isVisitor { flags.insert(.visitor) }
        if isNameTyped { flags.insert(.typed) }
        return Join(
            cookie: cookie, nonce: handshake.nonce, time: 0,
            client: settings.client, key: settings.key, attempt: handshake.attempt,
            lowestOpen: sender.lowestOpen,
            roomLast: handshake.room == room ? roomStream.last : 0,
            inboxLast: inboxStream.last, logID: logID, receiveBuffer: settings.receiveBuffer,
            flags: flags, name: handshake.name, room: handshake.room)
    }

    // MARK: What comes back

    mutating func answer(
        _ challenge: Challenge, at now: Instant, into outbox: inout ClientOutbox
    ) {
        guard let handshake, handshake.step != .waiting, challenge.nonce == handshake.nonce
        else { return noteStrange() }
        hasHeard = true
        guard challenge.versions.contains(Specification.version), challenge.modes & 1 != 0 else {
            if !hasToldForeign {
                outbox.events.append(
                    .foreignRelay(versions: challenge.versions, modes: challenge.modes))
            }
            hasToldForeign = true
            return
        }
        // A doubled CHALLENGE says nothing new, and came too late to tell a round trip.
        if handshake.join?.cookie == challenge.cookie { return }
        // The answer to an earlier repetition was late, and would be all that is known so far.
        if challenge.time == handshake.stamp { roundTrip.learn(echo: challenge.time, at: now) }
        guard handshake.join == nil else {
            self.handshake?.renew(challenge.cookie)
            return
        }
        let join = join(handshake, cookie: challenge.cookie)
        self.handshake?.begin(join, after: roundTrip, at: now)
        repeatHandshake(at: now, into: &outbox)
    }

    mutating func renewSession(
        after reset: Reset, at now: Instant, into outbox: inout ClientOutbox
    ) {
        // Only what was sent before a JOIN can cause a RESET while it is under way.
        guard let session, session.number == reset.session, handshake?.step != .join else {
            return noteStrange()
        }
        statistics.resets += 1
        leaveSession(into: &outbox)
        var next = Handshake(
            nonce: reset.session, attempt: nextAttempt(), name: name, room: nextRoom, at: now)
        next.begin(join(next, cookie: reset.cookie), after: roundTrip, at: now)
        handshake = next
        repeatHandshake(at: now, into: &outbox)
    }

    /// The session is no more; the relay that said so is there.
    private mutating func leaveSession(into outbox: inout ClientOutbox) {
        if isAway { outbox.events.append(.back) }
        isLost = false
        session = nil
        sender.restart()
    }

    mutating func beginSession(
        _ welcome: Welcome, at now: Instant, into outbox: inout ClientOutbox
    ) {
        guard let handshake, handshake.step == .join, welcome.nonce == handshake.nonce else {
            return noteStrange()
        }
        if !settings.isRaw, UInt64(welcome.cseq) + 1 < UInt64(sender.lowestOpen) {
            // Confirmed, and lost with what the log had not on disk. The relay waits for those
            // lines, for the JOIN was older than their ACK; the next one says where to go on.
            self.handshake?.wait(.zero, at: now)
            return
        }
        self.handshake = nil
        let isSameLog = logID == welcome.logID
        if logID != 0, !isSameLog {
            outbox.events.append(.newLog)
            sender.forget()
            seen = 0
        }
        let isSameRoom = room == handshake.room
        let isResumed = roomStream.join(
            welcome.room, isSame: isSameLog && isSameRoom, told: handshake.join?.roomLast ?? 0,
            after: roundTrip, at: now, into: &outbox.events)
        _ = inboxStream.join(
            welcome.inbox, isSame: isSameLog, told: handshake.join?.inboxLast ?? 0,
            after: roundTrip, at: now, into: &outbox.events)
        if !isSameLog || !isSameRoom {
            beginRoom(into: &outbox)
        } else if floor > roomStream.last {
            // Of what the relay has lost, nobody has anything: those numbers may come again.
            floor = roomStream.last
            outbox.events.append(.floor(floor))
        }
        logID = welcome.logID
        adopt(handshake, welcome, isResumed: isResumed, at: now, into: &outbox)
        acknowledge(through: welcome.cseq, at: welcome.cseqSeq, now: now, into: &outbox)
        goOn(at: now, into: &outbox)
    }

    private mutating func adopt(
        _ handshake: Handshake, _ welcome: Welcome, isResumed: Bool, at now: Instant,
        into outbox: inout ClientOutbox
    ) {
        let wasAway = isAway
        isLost = false
        name = handshake.name
        room = handshake.room
        nameNumber = 1
        session = Session(
            number: welcome.session,
            watch: Watch(expectsHeads: !settings.isVisitor, after: roundTrip, at: now),
            report: DeliveryReport(
                room: roomStream.last, inbox: inboxStream.last, at: now))
        sender.restart()
        whoRequest?.restart(at: now)
        for index in historyRequests.indices { historyRequests[index].restart(at: now) }
        if wasAway { outbox.events.append(.back) }
        outbox.events.append(
            .joined(
                SessionInfo(
                    relay: welcome.relay, logID: welcome.logID, durability: welcome.durability,
                    name: name, room: room, wall: welcome.wall, isResumed: isResumed,
                    start: roomStream.last, head: welcome.room.head)))
    }

    /// What belonged to the room before ends with it.
    private mutating func beginRoom(into outbox: inout ClientOutbox) {
        floor = 0
        rawStream = RawReceiver()
        for request in historyRequests {
            outbox.events.append(
                .history(before: request.before, records: request.records, isComplete: false))
        }
        historyRequests.removeAll()
    }

    mutating func noteStrange() { statistics.strange += 1 }
}
