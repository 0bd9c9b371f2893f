/// The client as a value: datagrams, time and what a person wants go in, effects come out.
package struct Client: Equatable, Sendable {
    package let settings: ClientSettings
    package internal(set) var phase = Phase.idle
    package internal(set) var name: Name
    /// The room of the session, and the one that is wanted.
    package internal(set) var room: Name
    var wantedRoom: Name
    package internal(set) var logID: UInt64 = 0
    var roomStream = Receiver(.room)
    var inbox = Receiver(.inbox)
    var sender: Sender
    package internal(set) var roundTrip = RoundTrip()
    var door = Door()
    var session: UInt64 = 0
    var sent: UInt32 = 0
    var drawn: UInt64 = 0
    var attempt: UInt32
    var watch = Watch()
    var question = Question()
    package internal(set) var members: UInt16 = 0
    package internal(set) var floor: UInt64 = 0
    var seen: UInt32 = 0
    var leaving = 0
    var leaveTimer = Timer()
    package internal(set) var dropped = 0

    package enum Phase: Equatable, Sendable {
        case idle, hello, joining, joined, leaving, ended
    }

    package init(_ settings: ClientSettings) {
        self.settings = settings
        name = settings.name
        room = settings.room
        wantedRoom = settings.room
        attempt = settings.firstAttempt - 1
        sender = Sender(isVisitor: settings.isVisitor)
    }

    package var roomDelivered: UInt64 { roomStream.last }
    package var inboxDelivered: UInt64 { inbox.last }
    package var openLines: Int { sender.lines.count }
    package var isJoined: Bool { phase == .joined }

    package mutating func receive(
        _ datagram: Span<UInt8>, at now: Moment, into outbox: inout ClientOutbox
    ) throws(FrameError) {
        do {
            try dispatch(datagram, at: now, into: &outbox)
        } catch {
            dropped += 1
            throw error
        }
        act(at: now, into: &outbox)
    }

    private mutating func dispatch(
        _ datagram: Span<UInt8>, at now: Moment, into outbox: inout ClientOutbox
    ) throws(FrameError) {
        let header = try Header(datagram, readBy: .client)
        switch header.type {
        case .challenge: take(try Challenge(datagram), at: now, into: &outbox)
        case .welcome: take(try Welcome(datagram), at: now, into: &outbox)
        case .reset: take(try Reset(datagram), at: now, into: &outbox)
        case .refuse: take(try Refuse(datagram), at: now, into: &outbox)
        case .stamped: try take(try Stamped(datagram), datagram, at: now, into: &outbox)
        case .head: take(try Head(datagram), at: now, into: &outbox)
        case .gone: take(try Gone(datagram), at: now, into: &outbox)
        case .ack: take(try Ack(datagram), at: now, into: &outbox)
        case .pong:
            let pong = try Pong(datagram)
            guard pong.session == session else { return }
            roundTrip.sample(echo: pong.time, hold: .zero, at: now.instant)
            noteLife(at: now, into: &outbox)
        case .check:
            let check = try Check(datagram)
            guard check.session == session, phase == .joined else { return }
            let path = Path(session: session, token: check.token)
            outbox.sends.append(path.encode(into: &outbox.bytes))
            sent &+= 1
        case .bye: take(try Bye(datagram), at: now, into: &outbox)
        case .roster, .announce: break
        default: throw .direction(header.type)
        }
    }

    package mutating func tick(at now: Moment, into outbox: inout ClientOutbox) {
        act(at: now, into: &outbox)
    }

    package var deadline: Instant? {
        var next = Instant.distantFuture
        switch phase {
        case .idle, .ended: return nil
        case .hello, .joining: next = door.timer.due
        case .leaving: next = leaveTimer.due
        case .joined:
            next = min(
                min(roomStream.nack.due, inbox.nack.due),
                min(sender.retransmission.due, watch.due), question.timer.due)
        }
        return next == .distantFuture ? nil : next
    }

    /// Does whatever is due.
    mutating func act(at now: Moment, into outbox: inout ClientOutbox) {
        switch phase {
        case .hello, .joining: knock(at: now, into: &outbox)
        case .leaving: leaveAgain(at: now, into: &outbox)
        case .joined:
            changeIfDrained(at: now, into: &outbox)
            guard phase == .joined else { return }
            sendLines(at: now, into: &outbox)
            askForGaps(at: now, into: &outbox)
            keepWatch(at: now, into: &outbox)
            askAgain(at: now, into: &outbox)
        case .idle, .ended: break
        }
    }

    mutating func draw() -> UInt64 {
        drawn += 1
        return SipHash.of(settings.client, drawn, under: settings.secret)
    }

    func stamp(_ now: Moment) -> UInt64 { UInt64(bitPattern: now.instant.nanoseconds) }
}
