/// Where a client stands at the relay's door, and when it knocks again.
struct Door: Equatable, Sendable {
    var nonce: UInt64 = 0
    var cookie: UInt64 = 0
    var timer = Timer()
    var tries = 0
    /// The session is valid until the request is granted: a refusal leaves it as it was.
    var name: Name?
    var room: Name?
    var waitsToRetry = false
}

extension Client {
    package mutating func connect(at now: Moment, into outbox: inout ClientOutbox) {
        phase = .hello
        door = Door()
        door.nonce = draw()
        door.timer.arm(at: now.instant, after: ClientLimit.helloFirst)
        sendHello(at: now, into: &outbox)
    }

    private func sendHello(at now: Moment, into outbox: inout ClientOutbox) {
        let hello = Hello(nonce: door.nonce, time: stamp(now))
        outbox.sends.append(hello.encode(into: &outbox.bytes))
    }

    mutating func take(_ challenge: Challenge, at now: Moment, into outbox: inout ClientOutbox) {
        guard challenge.nonce == door.nonce, phase == .hello || phase == .joining else { return }
        guard challenge.versions.contains(Specification.version) else {
            outbox.events.append(.versions(challenge.versions))
            return
        }
        roundTrip.sample(echo: challenge.time, hold: .zero, at: now.instant)
        door.cookie = challenge.cookie
        if phase == .hello {
            request(nonce: door.nonce, cookie: challenge.cookie, at: now, into: &outbox)
        } else {
            sendJoin(at: now, into: &outbox)
        }
    }

    /// A new request: a higher attempt.
    mutating func request(
        nonce: UInt64, cookie: UInt64, at now: Moment, into outbox: inout ClientOutbox
    ) {
        phase = .joining
        attempt &+= 1
        door.nonce = nonce
        door.cookie = cookie
        door.tries = 0
        door.waitsToRetry = false
        door.timer.arm(
            at: now.instant, after: max(ClientLimit.joinFirst, roundTrip.estimate * 2))
        sendJoin(at: now, into: &outbox)
    }

    private mutating func sendJoin(at now: Moment, into outbox: inout ClientOutbox) {
        door.tries += 1
        let room = door.room ?? self.room
        var flags: Join.Flags = []
        if settings.isRaw { flags.insert(.raw) }
        if settings.isVisitor { flags.insert(.visitor) }
        if settings.isNameTyped { flags.insert(.typed) }
        let join = Join(
            cookie: door.cookie, nonce: door.nonce, time: stamp(now), client: settings.client,
            key: settings.key, attempt: attempt, lowestOpen: sender.lowestOpen,
            roomLast: room == self.room ? roomStream.last : 0, inboxLast: inbox.last,
            logID: logID, receiveBuffer: settings.receiveBuffer, flags: flags,
            name: door.name ?? name, room: room)
        outbox.sends.append(join.encode(into: &outbox.bytes))
    }

    /// HELLO or JOIN again when its time has come; after twelve JOINs from the beginning.
    mutating func knock(at now: Moment, into outbox: inout ClientOutbox) {
        guard door.timer.due <= now.instant else { return }
        if phase == .hello {
            door.timer.relax(at: now.instant, limit: ClientLimit.helloLast)
            sendHello(at: now, into: &outbox)
        } else if door.waitsToRetry {
            request(nonce: door.nonce, cookie: door.cookie, at: now, into: &outbox)
        } else if door.tries >= ClientLimit.joinTries {
            let (name, room) = (door.name, door.room)
            connect(at: now, into: &outbox)
            door.name = name
            door.room = room
        } else {
            door.timer.relax(at: now.instant, limit: ClientLimit.joinLast)
            sendJoin(at: now, into: &outbox)
        }
    }

    mutating func take(_ reset: Reset, at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joined, reset.session == session else { return }
        request(nonce: session, cookie: reset.cookie, at: now, into: &outbox)
    }

    mutating func take(_ welcome: Welcome, at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joining, welcome.nonce == door.nonce else { return }
        roundTrip.sample(echo: welcome.time, hold: .zero, at: now.instant)
        phase = .joined
        session = welcome.session
        sent = 0
        if logID != 0, logID != welcome.logID {
            outbox.events.append(.newLog)
            roomStream.forget()
            inbox.forget()
        }
        let isNewRoom = door.room != nil && door.room != room
        let isResumed = logID == welcome.logID && !isNewRoom && roomStream.last != 0
        logID = welcome.logID
        name = door.name ?? name
        room = door.room ?? room
        door.name = nil
        door.room = nil
        outbox.events.append(
            .joined(
                ClientEvent.Arrival(
                    relay: welcome.relay, durability: welcome.durability, logID: logID,
                    room: room, isResumed: isResumed)))
        roomStream.begin(welcome.room, from: isResumed ? nil : welcome.room.start)
        inbox.begin(welcome.inbox, from: inbox.last != 0 ? nil : welcome.inbox.start)
        sender.acknowledge(
            welcome.cseq, seq: welcome.cseqSeq, roundTrip, at: now.instant,
            into: &outbox.events)
        sender.restart()
        watch.begin(at: now.instant)
        noteLife(at: now, into: &outbox)
        roomStream.schedule(roundTrip, isNews: false, at: now.instant)
        inbox.schedule(roundTrip, isNews: false, at: now.instant)
    }

    mutating func take(_ refuse: Refuse, at now: Moment, into outbox: inout ClientOutbox) {
        let retry = Duration.milliseconds(Int64(refuse.retryMilliseconds))
        if refuse.cause.isOfSay, phase == .joined, refuse.token == session {
            sender.pause(for: max(retry, .milliseconds(100)), at: now.instant)
            outbox.events.append(.heldBack(refuse.cause, retry))
            return
        }
        guard phase == .joining, refuse.token == door.nonce else { return }
        if refuse.cause == .nameTaken, door.name == nil, !settings.isNameTyped {
            name = Self.successor(of: name)
            outbox.events.append(.renamed(name))
            return request(nonce: door.nonce, cookie: door.cookie, at: now, into: &outbox)
        }
        if refuse.cause != .logFull {
            outbox.events.append(
                .refused(refuse.cause, retry: retry, limit: refuse.limit, remark: refuse.remark))
        }
        if refuse.cause == .removed || refuse.cause == .wrongKey {
            phase = .ended
        } else if refuse.cause == .nameTaken, door.name != nil, session != 0 {
            door.name = nil
            phase = .joined
        } else {
            door.waitsToRetry = true
            door.timer.arm(at: now.instant, after: max(retry, .milliseconds(500)))
        }
    }

    /// `ana`, `ana-2`, `ana-3` …
    static func successor(of name: Name) -> Name {
        let parts = name.text.split(separator: "-", omittingEmptySubsequences: false)
        var stem = name.text
        var number = 2
        if parts.count > 1, let last = Int(parts.last!) {
            number = last + 1
            stem = parts.dropLast().joined(separator: "-")
        }
        let tail = "-\(number)"
        while stem.utf8.count + tail.utf8.count > Specification.nameLimit { stem.removeLast() }
        return Name(stem + tail) ?? name
    }
}
