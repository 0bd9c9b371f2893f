import Testing

@testable import PomboCore

/// Whatever comes, the worst is that it is counted, and time goes on.
@Suite struct HostileFrameTests {
    /// A stream of words that looks random and is the same in every run.
    private struct Dice {
        var count: UInt64
        mutating func word() -> UInt64 {
            count += 1
            return SipHash.of(count, under: Secret(low: 3, high: 4))
        }

        /// The words that break arithmetic, and ordinary ones.
        mutating func number() -> UInt64 {
            let edges: [UInt64] = [
                0, 1, 5, 99, 100, 101, 102, .max, .max - 1, 1 << 63, (1 << 63) - 1, 1 << 32,
            ]
            let index = Int(word() % UInt64(edges.count + 4))
            return index < edges.count ? edges[index] : word() >> (word() % 64)
        }
    }

    private static let tags = [ClientScript.roomTag, ClientScript.inboxTag, 0, 9]

    @Test func `10,000 well-formed frames with hostile numbers do not trap or stall`() {
        for round in 0..<20 {
            var dice = Dice(count: UInt64(round) << 32)
            var script = ClientScript.joined {
                $0.isRaw = round % 5 == 3
                $0.isVisitor = round % 5 == 4
            }
            for step in 0..<500 {
                if step % 17 == 0 { script.say("x", to: step % 2 == 0 ? nil : 9) }
                if step % 61 == 0 { script.act { $0.who(at: $1, into: &$2) } }
                if step % 67 == 0 {
                    script.act { $0.history(before: .max, count: 32, at: $1, into: &$2) }
                }
                if step % 131 == 0 {
                    let room = Name("r\(dice.word() % 3)")!
                    script.act { $0.enter(room: room, at: $1, into: &$2) }
                }
                Self.attack(&script, &dice)
                script.run(until: script.now + .milliseconds(Int64(dice.word() % 40)))
                if script.client.phase == .ended { script.connect() }
            }
            #expect(script.client.roomStream.held.count <= 256)
            #expect(script.client.inboxStream.held.count <= 256)
            #expect(script.client.statistics.received > 500)
        }
    }

    private static func attack(_ script: inout ClientScript, _ dice: inout Dice) {
        let session = dice.word() % 4 == 0 ? dice.number() : script.client.session?.number ?? 5
        let nonce = script.client.handshake?.nonce ?? dice.number()
        let tag = tags[Int(dice.word() % 4)]
        let small = UInt32(truncatingIfNeeded: dice.number())
        var bytes: [UInt8] = []
        switch dice.word() % 14 {
        case 0:
            _ = Challenge(nonce: nonce, time: dice.number(), cookie: dice.word())
                .encode(into: &bytes)
        case 1, 2: _ = welcome(nonce, &dice).encode(into: &bytes)
        case 3, 4, 5: stamped(tag, &dice, into: &bytes)
        case 6:
            _ = Head(
                tag: tag, stream: 3, head: dice.number(), first: dice.number(),
                members: UInt16(truncatingIfNeeded: dice.number()), floor: dice.number(),
                nextMilliseconds: small
            ).encode(into: &bytes)
        case 7:
            _ = Ack(
                session: session, cseq: small, seq: dice.number(), time: dice.number(),
                holdMicroseconds: UInt32(truncatingIfNeeded: dice.number()),
                seen: UInt32(truncatingIfNeeded: dice.number())
            ).encode(into: &bytes)
        case 8:
            let causes = Refuse.Cause.allCases
            _ = Refuse(
                token: dice.word() % 2 == 0 ? nonce : session,
                cause: causes[Int(dice.word() % UInt64(causes.count))], retryMilliseconds: small
            ).encode(into: &bytes)
        case 9: _ = Reset(session: session, cookie: dice.word()).encode(into: &bytes)
        case 10: _ = Gone(tag: tag, stream: 3, through: dice.number()).encode(into: &bytes)
        case 11:
            _ = Pong(
                session: session, time: dice.number(), roomHead: dice.number(), received: small
            ).encode(into: &bytes)
        case 12:
            let entry = Roster.Entry(
                client: dice.number(), since: WallTime(microseconds: .min), delivered: .max,
                roundTripMicroseconds: .max, lossUp: .max, lossDown: .max, name: Name("x")!)
            let count = Int(dice.word() % 3)
            _ = Roster(
                session: session, time: dice.number(), total: .max,
                firstIndex: UInt16(truncatingIfNeeded: dice.number()),
                entries: Array(repeating: entry, count: count)
            ).encode(into: &bytes)
        default:
            if dice.word() % 8 == 0 {
                _ = Bye(tag: tag, reason: Bye.Reason.allCases[Int(dice.word() % 4)])
                    .encode(into: &bytes)
            } else {
                _ = Check(session: session, token: dice.number()).encode(into: &bytes)
            }
        }
        script.feed { $0 += bytes }
    }

    private static func welcome(_ nonce: UInt64, _ dice: inout Dice) -> Welcome {
        func stream(_ tag: UInt64, _ dice: inout Dice) -> Welcome.Stream {
            Welcome.Stream(
                number: UInt32(truncatingIfNeeded: dice.number()), tag: tag, first: dice.number(),
                head: dice.number(), start: dice.number())
        }
        return Welcome(
            nonce: nonce, time: dice.number(), session: 5, logID: dice.number(),
            cseq: dice.word() % 8 == 0 ? UInt32(truncatingIfNeeded: dice.number()) : 0,
            cseqSeq: dice.number(), wall: WallTime(microseconds: .max), durability: .none,
            room: stream(ClientScript.roomTag, &dice), inbox: stream(ClientScript.inboxTag, &dice),
            relay: "sala")
    }

    private static func stamped(_ tag: UInt64, _ dice: inout Dice, into bytes: inout [UInt8]) {
        let page = Stamped.Page(
            before: dice.number(), firstIndex: UInt8(truncatingIfNeeded: dice.number()),
            total: UInt8(truncatingIfNeeded: dice.number()))
        Stamped(tag: tag, page: dice.word() % 4 == 0 ? page : nil, isEcho: dice.word() % 2 == 0)
            .begin(in: &bytes)
        for _ in 0..<dice.word() % 6 {
            ClientScript.record(
                dice.number(), dice.number(), client: dice.word() % 2 == 0 ? 9 : ClientScript.me,
                cseq: UInt32(truncatingIfNeeded: dice.number()), into: &bytes)
        }
        bytes.sealFrame(from: 0)
    }

    @Test func `every cause of a drop is counted by its name`() {
        var script = ClientScript.joined()
        var good: [UInt8] = []
        _ = Reset(session: 9, cookie: 1).encode(into: &good)
        func feed(_ change: (inout [UInt8]) -> Void) {
            var bytes = good
            change(&bytes)
            script.feed { $0 += bytes }
        }
        feed { $0.removeLast(20) }
        feed { $0 += [UInt8](repeating: 0, count: 2000) }
        feed { $0[0] = 0 }
        feed { $0.removeLast() }
        feed { $0[20] ^= 1 }
        script.feed { _ = Hello(nonce: 1, time: 1).encode(into: &$0) }
        let counts = script.client.statistics
        #expect(
            [.tooShort, .tooLong, .magic, .length, .checksum, .direction].map {
                counts.dropped($0)
            } == [1, 1, 1, 1, 1, 1])
        #expect(script.takeSent().isEmpty && script.takeEvents().isEmpty)
    }

    @Test func `numbers at the end of their range are ordinary numbers`() {
        var script = ClientScript.joined(last: .max - 2)
        script.stamped((.max, .max - 1))
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 3: \(UInt64.max - 2)-\(UInt64.max - 1)"])
        script.stamped((.max - 1, .max - 2))
        #expect(script.takeEvents().delivered == [.max - 1, .max])
        script.act { $0.history(before: .max, count: 5, at: $1, into: &$2) }
        #expect(script.takeSent().last == "45 history 5 before \(UInt64.max)")
    }
}
