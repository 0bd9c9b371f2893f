/// A client as a value: datagrams, time and what a person wants go in, effects come out.
///
/// It numbers what is said and repeats it until the relay has it; it shows what was stamped, each
/// record once and in order, and asks for what is missing; and it finds its relay again whatever
/// happened to either of them.
package struct Client: Sendable {
    package let settings: ClientSettings
    package internal(set) var statistics = ClientStatistics()
    package internal(set) var roundTrip = RoundTrip()

    /// The name and the room of the session, or of the first one that is tried.
    package internal(set) var name: Name
    package internal(set) var room: Name
    /// Where the person wants to be. It is requested when nothing said before is open.
    var wantedName: Name
    var wantedRoom: Name
    var isNameTyped: Bool
    /// What numbers are put behind if it is taken, and the last number that was tried.
    var baseName: Name
    var nameNumber = 1

    var handshake: Handshake?
    var session: Session?
    var goodbye: Goodbye?
    var hasStarted = false
    /// A relay has answered, whatever became of it: over bad weather the rest takes patience.
    package internal(set) var hasHeard = false
    var hasEnded = false
    var hasToldForeign = false
    /// It had a session, and finds no relay any more.
    var isLost = false
    var attempt: UInt32
    var drawn: UInt64 = 0

    package internal(set) var logID: UInt64 = 0
    var roomStream: Receiver
    var inboxStream: Receiver
    var rawStream = RawReceiver()
    /// The highest number that everybody has, and the last own direct message that arrived.
    package internal(set) var floor: UInt64 = 0
    package internal(set) var seen: UInt32 = 0

    var sender: Sender
    var whoRequest: WhoRequest?
    var historyRequests: [HistoryRequest] = []

    package init(_ settings: ClientSettings) {
        self.settings = settings
        name = settings.name
        room = settings.room
        wantedName = settings.name
        wantedRoom = settings.room
        baseName = settings.name
        isNameTyped = settings.isNameTyped
        attempt = settings.lastAttempt
        let repairs = !settings.isVisitor && !settings.isRaw
        roomStream = Receiver(.room, repairs: repairs)
        inboxStream = Receiver(.inbox, repairs: repairs)
        sender = Sender(firstCseq: settings.firstCseq, isVisitor: settings.isVisitor)
    }

    // MARK: The entries

    /// Looks for the relay until it answers.
    package mutating func connect(at now: Moment, into outbox: inout ClientOutbox) {
        guard goodbye == nil, session == nil, handshake == nil else { return }
        hasStarted = true
        hasEnded = false
        request(at: now.instant, into: &outbox)
    }

    /// Takes one datagram from the relay. The worst that one can do is to be counted.
    package mutating func receive(
        _ datagram: Span<UInt8>, at now: Moment, into outbox: inout ClientOutbox
    ) throws(FrameError) {
        noteWake(at: now.instant, into: &outbox)
        statistics.received += 1
        guard isActive else { return }
        do {
            try dispatch(datagram, at: now, into: &outbox)
        } catch {
            statistics.dropped[error.cause.rawValue] += 1
            throw error
        }
    }

    private mutating func dispatch(
        _ datagram: Span<UInt8>, at now: Moment, into outbox: inout ClientOutbox
    ) throws(FrameError) {
        let instant = now.instant
        switch try Header(datagram, readBy: .client).type {
        case .challenge: answer(try Challenge(datagram), at: instant, into: &outbox)
        case .welcome: beginSession(try Welcome(datagram), at: instant, into: &outbox)
        case .stamped:
            try unpack(try Stamped(datagram), datagram, at: instant, into: &outbox)
        case .head: catchUp(with: try Head(datagram), at: instant, into: &outbox)
        case .ack: confirm(by: try Ack(datagram), at: instant, into: &outbox)
        case .refuse: heed(try Refuse(datagram), at: instant, into: &outbox)
        case .reset: renewSession(after: try Reset(datagram), at: instant, into: &outbox)
        case .gone: skip(try Gone(datagram), at: instant, into: &outbox)
        case .pong: measure(by: try Pong(datagram), at: instant, into: &outbox)
        case .bye: obey(try Bye(datagram), at: instant, into: &outbox)
        case .roster: collect(try Roster(datagram), at: instant, into: &outbox)
        case .check: provePath(for: try Check(datagram), at: instant, into: &outbox)
        default: statistics.strange += 1
        }
    }

    /// Does what is due. Calling it early does no harm.
    package mutating func tick(at now: Moment, into outbox: inout ClientOutbox) {
        let now = now.instant
        noteWake(at: now, into: &outbox)
        sayGoodbye(at: now, into: &outbox)
        repeatHandshake(at: now, into: &outbox)
        guard mayTalk else { return }
        if let due = sender.due, due <= now {
            sender.expire(after: roundTrip, at: now)
            if sender.unanswered >= ClientLimit.patience {
                session?.watch.doubt(isHint: true, at: now)
            }
            pump(at: now, into: &outbox)
        }
        if let due = roomStream.nack.due, due <= now { ask(.room, at: now, into: &outbox) }
        if let due = inboxStream.nack.due, due <= now { ask(.inbox, at: now, into: &outbox) }
        if let due = session?.watch.due, due <= now {
            ping(isReport: false, at: now, into: &outbox)
        }
        if let due = session?.report.due, due <= now {
            ping(isReport: true, at: now, into: &outbox)
        }
        if let due = whoRequest?.due, due <= now { askWho(at: now, into: &outbox) }
        if let due = historyRequests.first?.due, due <= now {
            askHistory(at: now, into: &outbox)
        }
    }

    /// When `tick` must be called if nothing arrives. It changes with each call of another entry;
    /// after a `tick` it is later than that tick. Nil: nothing will happen by itself.
    package var deadline: Instant? {
        var next = min(goodbye?.due ?? .distantFuture, handshake?.due ?? .distantFuture)
        if mayTalk, let session {
            next = min(next, session.watch.due, session.report.due ?? .distantFuture)
            next = min(next, sender.due ?? .distantFuture, whoRequest?.due ?? .distantFuture)
            next = min(
                next, roomStream.nack.due ?? .distantFuture,
                inboxStream.nack.due ?? .distantFuture)
            next = min(next, historyRequests.first?.due ?? .distantFuture)
        }
        return next == .distantFuture ? nil : next
    }
}
