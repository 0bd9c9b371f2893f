import PomboCore

/// A member of the load as a value: it counts what it is given, asks for what is missing and
/// reports, all as protocol.md wants it, and keeps no text. A real client takes 4.5 times as many
/// instructions for each delivery: the load would be slower than the relay that it measures.
struct LoadSession {
    enum Phase: Equatable {
        case idle, joining, joined, ended
        case refused(Refuse.Cause)
        /// The relay does not know the session any more.
        case forgotten
    }

    /// The real client, which joins as everybody does; then what is light goes on in its place.
    private final class Entrant {
        var client: Client

        init(_ settings: ClientSettings) { client = Client(settings) }
    }

    private(set) var phase = Phase.idle
    private(set) var chain = LoadChain()
    var voice: LoadVoice?
    /// When `tick` has something to do.
    private(set) var due = Instant.distantFuture
    /// The next line of each sender.
    private(set) var nextLines: [UInt32]

    private var entrant: Entrant?
    private var session: UInt64 = 0
    /// Its own part of the time in which members report, so that a thousand do not answer one
    /// record at once.
    private let chance: UInt64
    private var report = DeliveryReport(room: 0, inbox: 0, at: .zero)
    private var keepaliveDue = Instant.distantFuture
    private var members = 1
    private var sent: UInt32 = 0

    init(_ settings: ClientSettings, senderCount: Int, speaks: Bool) {
        entrant = Entrant(settings)
        chance = (settings.client &* 0x9E37_79B9_7F4A_7C15) >> 24
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
        if let entrant {
            try? entrant.client.receive(datagram, at: Self.moment(now), into: &outbox)
            return noteEntry(at: now, into: &outbox)
        }
        switch header.type {
        case .stamped: count(datagram, at: now, &tally)
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
            countHeld(at: now, &tally)
        case .refuse:
            guard let refuse = try? Refuse(datagram) else { return }
            if refuse.cause == .tooFast { tally.isTooFast = true }
        case .reset: if phase == .joined { phase = .forgotten }
        default: break
        }
        arm()
    }

    @inline(__always)
    private mutating func count(
        _ datagram: Span<UInt8>, at now: Instant, _ tally: inout LoadTally
    ) {
        guard phase == .joined, datagram.word64(at: 12) == chain.tag else { return }
        var offset = 20
        while let record = LoadRecord(datagram, at: &offset) {
            switch chain.take(record, at: now) {
            case .old: tally.copies += 1
            case .held: break
            case .delivered:
                count(record, at: now, &tally)
                countHeld(at: now, &tally)
            }
        }
        report.noteDelivered(
            room: chain.last, inbox: 0, members: members, chance: chance, at: now)
    }

    @inline(__always)
    private mutating func count(_ record: LoadRecord, at now: Instant, _ tally: inout LoadTally) {
        if chain.wasAsked(record.seq) { tally.repairs += 1 }
        guard record.kind == Kind.say.rawValue, let author = tally.author(of: record.client)
        else { return }
        tally.noteDelivered(record.cseq, by: author, next: &nextLines[author], at: now)
    }

    private mutating func countHeld(at now: Instant, _ tally: inout LoadTally) {
        while let record = chain.takeHeld() { count(record, at: now, &tally) }
    }

    // MARK: What is due

    mutating func tick(
        at now: Instant, _ tally: inout LoadTally, into outbox: inout ClientOutbox
    ) {
        if let entrant {
            entrant.client.tick(at: Self.moment(now), into: &outbox)
            return noteEntry(at: now, into: &outbox)
        }
        if phase == .joined {
            if chain.due <= now { ask(at: now, &tally, into: &outbox) }
            if let due = report.due, due <= now {
                ping(isReport: true, at: now, &tally, into: &outbox)
            }
            if keepaliveDue <= now { ping(isReport: false, at: now, &tally, into: &outbox) }
            if let due = voice?.due, due <= now { sayAgain(at: now, &tally, into: &outbox) }
        }
        arm()
    }

    private mutating func arm() {
        due = min(keepaliveDue, report.due ?? .distantFuture)
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
        report.noteReported(
            room: chain.last, inbox: nil, delivered: (chain.last, 0), members: members, at: now)
    }

    private func stamp(_ now: Instant) -> UInt64 { UInt64(bitPattern: now.nanoseconds) }

    // MARK: Joining and leaving

    /// A relay has answered.
    var hasHeard: Bool { entrant?.client.hasHeard ?? true }

    mutating func connect(at now: Instant, into outbox: inout ClientOutbox) {
        phase = .joining
        entrant?.client.connect(at: Self.moment(now), into: &outbox)
        noteEntry(at: now, into: &outbox)
    }

    /// Nobody's clock is told to the client: it joins and is done.
    private static func moment(_ now: Instant) -> Moment {
        Moment(instant: now, wall: WallTime(microseconds: 0))
    }

    private mutating func noteEntry(at now: Instant, into outbox: inout ClientOutbox) {
        for event in outbox.events {
            if case .refused(let cause, _, _, _) = event { phase = .refused(cause) }
        }
        outbox.events.removeAll(keepingCapacity: true)
        due = entrant?.client.deadline ?? .distantFuture
        guard let client = entrant?.client, let number = client.sessionNumber,
            let place = client.roomPlace
        else { return }
        entrant = nil
        session = number
        chain.join(place, at: now)
        report = DeliveryReport(room: chain.last, inbox: 0, at: now)
        phase = .joined
        keepaliveDue = now + ClientLimit.keepalive
        arm()
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

    /// A line is a part of it.
    private static let text = [UInt8](
        repeating: UInt8(ascii: "p"), count: Specification.textLimit)

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
        let text = Self.text
        outbox.sends.append(
            say.encode(text: text.span.extracting(0..<size), into: &outbox.bytes))
        noteReported(at: now)
    }
}
