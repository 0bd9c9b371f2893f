import PomboCore

/// A member of the load as a value: it joins, counts what it is given, asks for what is missing and
/// reports, all as protocol.md wants it, and keeps no text.
struct LoadSession {
    enum Phase: Equatable {
        case idle, greeting, joining, joined, ended
        case refused(Refuse.Cause)
        /// The relay does not know the session any more.
        case forgotten
    }

    private(set) var phase = Phase.idle
    private(set) var chain = LoadChain()
    var voice: LoadVoice?
    /// When `tick` has something to do.
    private(set) var due = Instant.distantFuture

    private let client: UInt64
    private let key: UInt64
    private let name: Name
    private let room: Name
    private let receiveBuffer: UInt32
    /// The next line of each sender.
    private(set) var nextLines: [UInt32]

    private var session: UInt64 = 0
    private var cookie: UInt64 = 0
    private var repeatDue = Instant.distantFuture
    private var keepaliveDue = Instant.distantFuture
    private var reportDue = Instant.distantFuture
    private var lastReport = Instant.zero
    private var reported: UInt64 = 0
    private var members = 1
    private var sent: UInt32 = 0

    init(
        client: UInt64, key: UInt64, name: Name, room: Name, receiveBuffer: UInt32,
        senderCount: Int, speaks: Bool
    ) {
        self.client = client
        self.key = key
        self.name = name
        self.room = room
        self.receiveBuffer = receiveBuffer
        nextLines = Array(repeating: 1, count: senderCount)
        if speaks { voice = LoadVoice() }
    }

    // MARK: What comes

    /// Whatever is no frame is left alone: the relay's own tests deal with that.
    mutating func receive(
        _ datagram: Span<UInt8>, at now: Instant, _ tally: inout LoadTally,
        into outbox: inout ClientOutbox
    ) {
        guard let header = try? Header(datagram, readBy: .client) else { return }
        tally.datagrams += 1
        switch header.type {
        case .stamped: take(datagram, at: now, &tally)
        case .head:
            guard let head = try? Head(datagram), head.tag == chain.tag else { return }
            tally.heads += 1
            members = Int(head.members)
            chain.note(head: head.head, at: now)
        case .ack:
            guard let ack = try? Ack(datagram), ack.session == session else { return }
            voice?.acknowledge(through: ack.cseq, at: now)
        case .gone:
            guard let gone = try? Gone(datagram), gone.tag == chain.tag else { return }
            tally.gone += chain.skip(through: gone.through, at: now)
            takeHeld(at: now, &tally)
        case .refuse:
            guard let refuse = try? Refuse(datagram) else { return }
            if refuse.cause == .tooFast { tally.isTooFast = true }
            if phase == .joining { phase = .refused(refuse.cause) }
        case .challenge, .welcome: greet(datagram, header.type, at: now, into: &outbox)
        case .reset: if phase == .joined { phase = .forgotten }
        default: break
        }
        arm()
    }

    @inline(__always)
    private mutating func take(
        _ datagram: Span<UInt8>, at now: Instant, _ tally: inout LoadTally
    ) {
        guard phase == .joined, datagram.word64(at: 12) == chain.tag else { return }
        var offset = 20
        while let record = LoadRecord(datagram, at: &offset) {
            switch chain.take(record, at: now) {
            case .old: tally.copies += 1
            case .held: break
            case .delivered:
                note(record, at: now, &tally)
                takeHeld(at: now, &tally)
            }
        }
        if reportDue == .distantFuture, chain.last > reported {
            // A thousand members must not answer one record at the same time.
            let interval = max(
                ClientLimit.reportFloor, ClientLimit.reportPerMember * members)
            let share = Int64((client &* 0x9E37_79B9_7F4A_7C15) >> 24)
            reportDue = max(
                now + .nanoseconds(share % interval.nanoseconds), lastReport + interval)
        }
    }

    @inline(__always)
    private mutating func note(_ record: LoadRecord, at now: Instant, _ tally: inout LoadTally) {
        if chain.wasAsked(record.seq) { tally.repairs += 1 }
        guard record.kind == Kind.say.rawValue, let author = tally.author(of: record.client)
        else { return }
        tally.noteDelivered(record.cseq, by: author, next: &nextLines[author], at: now)
    }

    private mutating func takeHeld(at now: Instant, _ tally: inout LoadTally) {
        while let record = chain.takeHeld() { note(record, at: now, &tally) }
    }

    // MARK: What is due

    mutating func tick(
        at now: Instant, _ tally: inout LoadTally, into outbox: inout ClientOutbox
    ) {
        if repeatDue <= now { repeatStep(at: now, into: &outbox) }
        if phase == .joined {
            if chain.due <= now { ask(at: now, &tally, into: &outbox) }
            if reportDue <= now { ping(isReport: true, at: now, &tally, into: &outbox) }
            if keepaliveDue <= now { ping(isReport: false, at: now, &tally, into: &outbox) }
            if let due = voice?.due, due <= now { sayAgain(at: now, &tally, into: &outbox) }
        }
        arm()
    }

    private mutating func arm() {
        due = min(repeatDue, keepaliveDue, reportDue)
        due = min(due, chain.due, voice?.due ?? .distantFuture)
    }

    private mutating func ask(
        at now: Instant, _ tally: inout LoadTally, into outbox: inout ClientOutbox
    ) {
        let gaps = chain.ask(at: now)
        guard gaps.count > 0 else { return }
        tally.nacks += 1
        sent += 1
        let nack = Nack(
            session: session, time: stamp(now), stream: chain.number, delivered: chain.last,
            sent: sent, gaps: gaps)
        outbox.sends.append(nack.encode(into: &outbox.bytes))
        noteReported(at: now)
    }

    private mutating func ping(
        isReport: Bool, at now: Instant, _ tally: inout LoadTally,
        into outbox: inout ClientOutbox
    ) {
        tally.pings += 1
        sent += 1
        let ping = Ping(
            session: session, time: stamp(now), delivered: chain.last, inboxDelivered: 0,
            sent: sent, isReport: isReport)
        outbox.sends.append(ping.encode(into: &outbox.bytes))
        noteReported(at: now)
        if !isReport { keepaliveDue = now + ClientLimit.keepalive }
    }

    private mutating func noteReported(at now: Instant) {
        reported = chain.last
        lastReport = now
        reportDue = .distantFuture
    }

    private func stamp(_ now: Instant) -> UInt64 { UInt64(bitPattern: now.nanoseconds) }

    // MARK: Joining and leaving

    mutating func greet(at now: Instant, into outbox: inout ClientOutbox) {
        phase = .greeting
        repeatStep(at: now, into: &outbox)
        arm()
    }

    private mutating func repeatStep(at now: Instant, into outbox: inout ClientOutbox) {
        switch phase {
        case .greeting:
            let hello = Hello(nonce: key, time: stamp(now))
            outbox.sends.append(hello.encode(into: &outbox.bytes))
        case .joining:
            let join = Join(
                cookie: cookie, nonce: key, time: stamp(now), client: client, key: key, attempt: 1,
                receiveBuffer: receiveBuffer, name: name, room: room)
            outbox.sends.append(join.encode(into: &outbox.bytes))
        default:
            repeatDue = .distantFuture
            return
        }
        repeatDue = now + ClientLimit.handshakeInterval
    }

    private mutating func greet(
        _ datagram: Span<UInt8>, _ type: FrameType, at now: Instant,
        into outbox: inout ClientOutbox
    ) {
        if type == .challenge, phase == .greeting, let challenge = try? Challenge(datagram),
            challenge.nonce == key
        {
            cookie = challenge.cookie
            phase = .joining
            repeatStep(at: now, into: &outbox)
        } else if phase == .joining, let welcome = try? Welcome(datagram), welcome.nonce == key {
            session = welcome.session
            chain.join(welcome.room, at: now)
            phase = .joined
            repeatDue = .distantFuture
            keepaliveDue = now + ClientLimit.keepalive
        }
    }

    mutating func leave(into outbox: inout ClientOutbox) {
        guard phase == .joined else { return }
        for _ in 0..<ClientLimit.leaves {
            outbox.sends.append(Leave(session: session).encode(into: &outbox.bytes))
        }
        phase = .ended
        due = .distantFuture
    }

    // MARK: Saying

    /// Says a line of so many bytes; false when the window is full.
    mutating func say(
        _ size: Int, author: Int, since time: Instant, at now: Instant,
        _ tally: inout LoadTally, into outbox: inout ClientOutbox
    ) -> Bool {
        guard voice?.hasRoom ?? false, let cseq = voice?.add(size: size, at: now) else {
            return false
        }
        tally.noteSent(cseq, by: author, at: time)
        encode(cseq, size, at: now, into: &outbox)
        arm()
        return true
    }

    private mutating func sayAgain(
        at now: Instant, _ tally: inout LoadTally, into outbox: inout ClientOutbox
    ) {
        guard let voice else { return }
        for cseq in voice.underWay {
            tally.retries += 1
            encode(cseq, voice.size(of: cseq), at: now, into: &outbox)
        }
        self.voice?.noteRepeated(at: now)
    }

    private mutating func encode(
        _ cseq: UInt32, _ size: Int, at now: Instant, into outbox: inout ClientOutbox
    ) {
        sent += 1
        let say = Say(
            session: session, cseq: cseq, time: stamp(now), delivered: chain.last,
            inboxDelivered: 0, stream: chain.number, sent: sent)
        let text = LoadText.bytes
        outbox.sends.append(
            say.encode(text: text.span.extracting(0..<size), into: &outbox.bytes))
        noteReported(at: now)
    }
}

/// What is said: a line is a part of it.
enum LoadText {
    static let bytes = [UInt8](repeating: UInt8(ascii: "p"), count: Specification.textLimit)
}
