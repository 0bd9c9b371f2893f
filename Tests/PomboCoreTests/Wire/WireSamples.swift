@testable import PomboCore

/// Every type with ordinary values, as small as it can be, and as large as it can be.
enum WireSamples {
    static let all = ordinary + smallest + largest

    static let longName = Name(String(repeating: "n", count: 32))!
    static let longText = [UInt8](repeating: 0x78, count: 1000)
    private static let short = Name("a")!
    private static let remark = String(repeating: "é", count: 60)
    private static let origin = Origin(seq: 77, time: WallTime(microseconds: -5))
    private static let wall = WallTime(microseconds: 1_763_650_000_002_749)

    static let ordinary: [FrameSample] = [
        FrameSample("hello", Hello(nonce: 0x0102_0304_0506_0708, time: 9)),
        FrameSample("join", join(name: Name("ana")!, room: .lobby, flags: [.raw, .typed])),
        FrameSample("say", say(kind: .say), Array("olá".utf8)),
        FrameSample("direct", say(kind: .direct, recipient: 7), [0x61]),
        FrameSample("replayed", say(kind: .me, origin: origin), [0x61]),
        FrameSample("nack", nack(count: 2)),
        FrameSample(
            "ping",
            Ping(
                session: 1, time: 2, delivered: 3, inboxDelivered: 4, sent: 5,
                roundTripMicroseconds: 6, isReport: false)),
        FrameSample(
            "report",
            Ping(
                session: 1, time: 2, delivered: 3, inboxDelivered: 4, sent: 5, isReport: true)),
        FrameSample("leave", Leave(session: 1)),
        FrameSample("who", Who(session: 1, time: 2, firstIndex: 3)),
        FrameSample("history", History(session: 1, stream: 2, before: 3, count: 4)),
        FrameSample("post", Post(id: 1, name: Name("cron")!, room: .lobby), [0x61, 0x62]),
        FrameSample("probe", Probe(nonce: 1, time: 2)),
        FrameSample("path", Path(session: 1, token: 2)),
        FrameSample("challenge", Challenge(nonce: 1, time: 2, cookie: 3)),
        FrameSample("welcome", welcome(relay: Name("sala")!)),
        FrameSample(
            "stamped", Stamped(tag: 1), [record(2, 1), record(5, 2, origin: origin)]),
        FrameSample(
            "history page", Stamped(tag: 1, page: Stamped.Page(before: 9, firstIndex: 1, total: 3)),
            [record(2, 1)]),
        FrameSample("echo", Stamped(tag: 1, isEcho: true), [record(2, 1), record(3, 2)]),
        FrameSample(
            "head",
            Head(
                tag: 1, stream: 2, head: 3, first: 4, members: 5, floor: 6, nextMilliseconds: 7)),
        FrameSample(
            "ack",
            Ack(session: 1, cseq: 2, seq: 3, time: 4, holdMicroseconds: 5, seen: 6)),
        FrameSample(
            "refuse", Refuse(token: 1, cause: .tooFast, retryMilliseconds: 2, limit: 3)),
        FrameSample("reset", Reset(session: 1, cookie: 2)),
        FrameSample("gone", Gone(tag: 1, stream: 2, through: 3)),
        FrameSample("pong", Pong(session: 1, time: 2, roomHead: 3, received: 4)),
        FrameSample("bye", Bye(tag: 1, reason: .stopping, remark: "até já")),
        FrameSample("roster", roster(names: ["ana", "João"])),
        FrameSample("announce", announce(name: "sala", host: "aula-3")),
        FrameSample("check", Check(session: 1, token: 2)),
    ]

    static let smallest: [FrameSample] = [
        FrameSample("smallest join", join(name: short, room: short)),
        FrameSample("smallest say", say(kind: .say), [0x61]),
        FrameSample("smallest nack", nack(count: 1)),
        FrameSample("smallest post", Post(id: 1, name: short, room: short), [0x61]),
        FrameSample("smallest welcome", welcome(relay: short)),
        FrameSample("empty stamped", Stamped(tag: 1), []),
        FrameSample(
            "empty page", Stamped(tag: 1, page: Stamped.Page(before: 1, firstIndex: 0, total: 0)),
            []),
        FrameSample("empty roster", roster(names: [])),
        FrameSample("smallest announce", announce(name: "", host: "")),
    ]

    static let largest: [FrameSample] = [
        FrameSample("largest join", join(name: longName, room: longName)),
        FrameSample("largest say", say(kind: .say, origin: origin), longText),
        FrameSample("largest nack", nack(count: 16)),
        FrameSample("largest post", Post(id: 1, name: longName, room: longName), longText),
        FrameSample("largest challenge", challenge(versionCount: 16)),
        FrameSample("largest welcome", welcome(relay: longName)),
        FrameSample("largest record", Stamped(tag: 1), [largestRecord]),
        FrameSample(
            "largest refuse",
            Refuse(token: .max, cause: .muted, retryMilliseconds: .max, limit: .max, remark: remark)
        ),
        FrameSample("largest bye", Bye(tag: .max, reason: .hostLeft, remark: remark)),
        FrameSample(
            "largest roster",
            roster(names: Array(repeating: longName.text, count: Roster.room / 65))),
        FrameSample("largest announce", announce(name: longName.text, host: longName.text)),
    ]

    // MARK: Parts

    static func join(name: Name, room: Name, flags: Join.Flags = []) -> Join {
        Join(
            cookie: 1, nonce: 2, time: 3, client: 4, key: 5, attempt: 6, lowestOpen: 7, roomLast: 8,
            inboxLast: 9, logID: 10, receiveBuffer: 11, flags: flags, name: name, room: room)
    }

    static func say(kind: Kind, recipient: UInt64 = 0, origin: Origin? = nil) -> Say {
        Say(
            session: 1, cseq: 2, time: 3, delivered: 4, inboxDelivered: 5, stream: 6, sent: 7,
            recipient: recipient, kind: kind, origin: origin)
    }

    static func nack(count: Int) -> Nack {
        var gaps = Nack.Gaps()
        for index in 0..<UInt64(count) {
            gaps.append(Nack.Gap(after: 100 + 10 * index, upto: 105 + 10 * index))
        }
        return Nack(session: 1, time: 2, stream: 3, delivered: 4, sent: 5, gaps: gaps)
    }

    private static func challenge(versionCount: UInt8) -> Challenge {
        var challenge = Challenge(nonce: 1, time: 2, cookie: 3)
        challenge.versions = Array(1...versionCount)
        return challenge
    }

    private static func welcome(relay: Name) -> Welcome {
        Welcome(
            nonce: 1, time: 2, session: 3, logID: 4, cseq: 5, cseqSeq: 6, wall: wall,
            durability: .batch,
            room: Welcome.Stream(number: 7, tag: 8, first: 9, head: 10, start: 11),
            inbox: Welcome.Stream(number: 12, tag: 13, first: 14, head: 15, start: 16),
            relay: relay.text)
    }

    private static func roster(names: [String]) -> Roster {
        let entries = names.map { name in
            Roster.Entry(
                client: 1, since: wall, delivered: 2, roundTripMicroseconds: 3, lossUp: 4,
                lossDown: 5, name: Name(name)!)
        }
        return Roster(session: 1, time: 2, total: 3, firstIndex: 4, entries: entries)
    }

    private static func announce(name: String, host: String) -> Announce {
        Announce(
            nonce: 1, time: 2, logID: 3, ageMilliseconds: 4, members: 5, port: 6, name: name,
            host: host)
    }

    static func record(
        _ seq: UInt64, _ prev: UInt64, origin: Origin? = nil
    ) -> (Record, name: String, text: String) {
        let record = Record(
            seq: seq, prev: prev, time: wall, client: 3, cseq: 4, kind: .say,
            flags: origin == nil ? [] : .replay, origin: origin)
        return (record, "ana", "olá")
    }

    private static var largestRecord: (Record, name: String, text: String) {
        let record = Record(
            seq: .max, prev: .max - 1, time: WallTime(microseconds: .max), client: .max,
            cseq: .max, kind: .post, flags: [.raw, .replay, .visitor],
            origin: Origin(seq: .max, time: WallTime(microseconds: .min)))
        return (record, longName.text, String(decoding: longText, as: UTF8.self))
    }
}
