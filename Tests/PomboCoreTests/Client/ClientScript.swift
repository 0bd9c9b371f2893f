@testable import PomboCore

/// A client and a clock, and a relay that is only what the test says. Everything it sends is
/// written down as one line with its time in milliseconds, everything it tells likewise.
struct ClientScript {
    static let me: UInt64 = 0xA1
    static let log: UInt64 = 0x10C
    static let roomTag: UInt64 = 0x700
    static let inboxTag: UInt64 = 0x1B0

    var client: Client
    var outbox = ClientOutbox()
    private(set) var now = Instant.zero
    private(set) var sent: [String] = []
    private(set) var events: [ClientEvent] = []
    /// The last frames as bytes, by type.
    private(set) var last: [FrameType: [UInt8]] = [:]

    init(_ change: (inout ClientSettings) -> Void = { _ in }) {
        var settings = ClientSettings(
            client: Self.me, key: 7, secret: Secret(low: 1, high: 2), name: Name("ana")!)
        change(&settings)
        client = Client(settings)
    }

    var moment: Moment {
        Moment(instant: now, wall: WallTime(microseconds: now.nanoseconds / 1000))
    }

    // MARK: Time

    /// Runs every deadline up to and including `milliseconds`.
    mutating func run(to milliseconds: Int) {
        run(until: Instant.zero + .milliseconds(milliseconds))
    }

    mutating func run(until end: Instant) {
        while let deadline = client.deadline, deadline <= end {
            now = max(now, deadline)
            client.tick(at: moment, into: &outbox)
            collect()
            precondition(client.deadline.map { $0 > now } ?? true, "a tick that does not move on")
        }
        now = max(now, end)
    }

    /// Lets time pass without a wake-up.
    mutating func sleep(to milliseconds: Int) { now = Instant.zero + .milliseconds(milliseconds) }

    // MARK: Doing

    mutating func act(_ body: (inout Client, Moment, inout ClientOutbox) -> Void) {
        body(&client, moment, &outbox)
        collect()
    }

    mutating func connect() { act { $0.connect(at: $1, into: &$2) } }

    @discardableResult
    mutating func say(_ text: String, to recipient: UInt64? = nil) -> UInt32? {
        let kind = recipient == nil ? Kind.say : .direct
        let cseq = try? client.say(
            Array(text.utf8), kind: kind, to: recipient, origin: nil, at: moment, into: &outbox)
        collect()
        return cseq
    }

    /// Says something that is not taken. Returns why.
    mutating func refusal(
        _ text: [UInt8], _ kind: Kind = .say, to recipient: UInt64? = nil
    ) -> SayError? {
        defer { collect() }
        do throws(SayError) {
            _ = try client.say(
                text, kind: kind, to: recipient, origin: nil, at: moment, into: &outbox)
            return nil
        } catch {
            return error
        }
    }

    /// The relay says something. Returns why it was dropped, if it was.
    @discardableResult
    mutating func feed(_ encode: (inout [UInt8]) -> Void) -> FrameError? {
        var bytes: [UInt8] = []
        encode(&bytes)
        defer { collect() }
        do {
            try client.receive(bytes.span, at: moment, into: &outbox)
        } catch {
            return error
        }
        return nil
    }

    mutating func takeSent() -> [String] {
        defer { sent = [] }
        return sent
    }

    mutating func takeEvents() -> [ClientEvent] {
        defer { events = [] }
        return events
    }

    private mutating func collect() {
        for range in outbox.sends {
            let bytes = Array(outbox.bytes[range])
            let header = try! Header(bytes.span, readBy: .relay)
            last[header.type] = bytes
            sent.append("\(now.nanoseconds / 1_000_000) \(Self.line(header.type, bytes))")
        }
        events += outbox.events
        outbox.clear()
    }

    private static func line(_ type: FrameType, _ bytes: [UInt8]) -> String {
        switch type {
        case .hello: return "hello"
        case .join:
            let join = try! Join(bytes.span)
            return "join \(join.name)@\(join.room) attempt \(join.attempt) from \(join.roomLast)"
        case .say:
            let say = try! Say(bytes.span)
            return "say \(say.cseq) \(String(decoding: bytes[say.text], as: UTF8.self))"
        case .nack:
            let nack = try! Nack(bytes.span)
            let gaps = (0..<nack.gaps.count).map { "\(nack.gaps[$0].after)-\(nack.gaps[$0].upto)" }
            return "nack \(nack.stream): \(gaps.joined(separator: " "))"
        case .ping: return try! Ping(bytes.span).isReport ? "report" : "ping"
        case .path: return "path \(try! Path(bytes.span).token)"
        case .who: return "who \(try! Who(bytes.span).firstIndex)"
        case .history:
            let history = try! History(bytes.span)
            return "history \(history.count) before \(history.before)"
        default: return "\(type)"
        }
    }
}

// MARK: What the relay says

extension ClientScript {
    /// Joins with a round trip of 20 ms: HELLO at 0, WELCOME at 40.
    static func joined(
        last: UInt64 = 100, cseq: UInt32 = 0, _ change: (inout ClientSettings) -> Void = { _ in }
    ) -> ClientScript {
        var script = ClientScript(change)
        script.connect()
        script.run(to: 20)
        script.challenge()
        script.run(to: 40)
        script.welcome(start: last, head: last, cseq: cseq)
        _ = script.takeSent()
        _ = script.takeEvents()
        return script
    }

    func decoded<F: Frame>(_ type: F.Type) -> F {
        let bytes = last[F.type]!
        return try! F(bytes.span)
    }

    mutating func challenge(
        cookie: UInt64 = 0xC00C, versions: [UInt8] = [1], nonce: UInt64? = nil
    ) {
        let hello: (nonce: UInt64, time: UInt64)
        if client.handshake?.step == .join {
            let join = decoded(Join.self)
            hello = (join.nonce, join.time)
        } else {
            hello = (decoded(Hello.self).nonce, decoded(Hello.self).time)
        }
        var frame = Challenge(nonce: nonce ?? hello.nonce, time: hello.time, cookie: cookie)
        frame.versions = versions
        feed { _ = frame.encode(into: &$0) }
    }

    mutating func welcome(
        session: UInt64 = 5, log: UInt64 = log, start: UInt64, head: UInt64, cseq: UInt32? = nil,
        cseqSeq: UInt64 = 0, inboxHead: UInt64 = 0, nonce: UInt64? = nil
    ) {
        let join = decoded(Join.self)
        let room = Welcome.Stream(number: 3, tag: Self.roomTag, first: 0, head: head, start: start)
        let inbox = Welcome.Stream(
            number: 4, tag: Self.inboxTag, first: 0, head: inboxHead, start: 0)
        let frame = Welcome(
            nonce: nonce ?? join.nonce, time: join.time, session: session, logID: log,
            cseq: cseq ?? join.lowestOpen - 1, cseqSeq: cseqSeq, wall: WallTime(microseconds: 1),
            durability: .batch, room: room, inbox: inbox, relay: "sala")
        feed { _ = frame.encode(into: &$0) }
    }

    /// Records (seq, prev) of the room or another stream, in one datagram.
    mutating func stamped(
        _ records: (seq: UInt64, prev: UInt64)..., tag: UInt64 = roomTag, isEcho: Bool = false,
        client: UInt64 = 0xB0, cseq: UInt32 = 1, flags: Record.Flags = []
    ) {
        feed { bytes in
            let start = bytes.count
            Stamped(tag: tag, isEcho: isEcho).begin(in: &bytes)
            for (seq, prev) in records {
                Self.record(seq, prev, client: client, cseq: cseq, flags: flags, into: &bytes)
            }
            bytes.sealFrame(from: start)
        }
    }

    static func record(
        _ seq: UInt64, _ prev: UInt64, client: UInt64 = 0xB0, cseq: UInt32 = 1,
        flags: Record.Flags = [], into bytes: inout [UInt8]
    ) {
        let record = Record(
            seq: seq, prev: prev, time: WallTime(microseconds: Int64(bitPattern: seq)),
            client: client, cseq: cseq, kind: .say, flags: flags)
        record.encode(
            name: "bia".utf8.span, text: "line \(seq)".utf8.span, into: &bytes)
    }

    mutating func head(
        _ head: UInt64, next milliseconds: UInt32 = 100, floor: UInt64 = 0, members: UInt16 = 2,
        tag: UInt64 = roomTag
    ) {
        let frame = Head(
            tag: tag, stream: tag == Self.roomTag ? 3 : 4, head: head, first: 0, members: members,
            floor: floor, nextMilliseconds: milliseconds)
        feed { _ = frame.encode(into: &$0) }
    }

    mutating func ack(
        _ cseq: UInt32, seq: UInt64 = 0, hold: UInt32 = 0, time: UInt64? = nil, seen: UInt32 = 0,
        session: UInt64 = 5
    ) {
        let frame = Ack(
            session: session, cseq: cseq, seq: seq, time: time ?? decoded(Say.self).time,
            holdMicroseconds: hold, seen: seen)
        feed { _ = frame.encode(into: &$0) }
    }

    mutating func refuse(
        _ cause: Refuse.Cause, retry: UInt32, session: UInt64? = nil, limit: UInt32 = 0
    ) {
        let frame = Refuse(
            token: session ?? decoded(Join.self).nonce, cause: cause, retryMilliseconds: retry,
            limit: limit)
        feed { _ = frame.encode(into: &$0) }
    }

    mutating func reset(session: UInt64 = 5, cookie: UInt64 = 0xC0DE) {
        feed { _ = Reset(session: session, cookie: cookie).encode(into: &$0) }
    }

    mutating func pong(head: UInt64 = 100, received: UInt32 = 1, time: UInt64? = nil) {
        let frame = Pong(
            session: 5, time: time ?? decoded(Ping.self).time, roomHead: head, received: received)
        feed { _ = frame.encode(into: &$0) }
    }

    mutating func gone(through: UInt64, tag: UInt64 = roomTag) {
        feed { _ = Gone(tag: tag, stream: 3, through: through).encode(into: &$0) }
    }

    mutating func bye(_ reason: Bye.Reason, tag: UInt64 = roomTag) {
        feed { _ = Bye(tag: tag, reason: reason, remark: "bye").encode(into: &$0) }
    }
}

extension [ClientEvent] {
    /// The numbers that were delivered, in their order.
    var delivered: [UInt64] {
        compactMap {
            if case .delivered(let message) = $0 { return message.seq }
            return nil
        }
    }

    var early: [UInt64] {
        compactMap {
            if case .early(let message) = $0 { return message.seq }
            return nil
        }
    }

    var session: SessionInfo? {
        for case .joined(let info) in self { return info }
        return nil
    }
}
