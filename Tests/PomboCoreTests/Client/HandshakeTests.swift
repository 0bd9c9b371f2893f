import Testing

@testable import PomboCore

@Suite struct HandshakeTests {
    @Test func `P-31: HELLO is sent again after 250 ms, then doubling to a second, for ever`() {
        var script = ClientScript()
        #expect(script.client.deadline == nil)
        script.connect()
        let first = script.decoded(Hello.self)
        script.run(to: 4749)
        #expect(
            script.takeSent() == [
                "0 hello", "250 hello", "750 hello", "1750 hello", "2750 hello", "3750 hello",
            ])
        script.run(to: 4750)
        #expect(script.takeSent() == ["4750 hello"])
        #expect(script.decoded(Hello.self).nonce == first.nonce)
        #expect(script.decoded(Hello.self).time == 4_750_000_000)
        script.run(to: 3_600_000)
        #expect(script.client.phase == .connecting)
    }

    @Test func `P-105: a CHALLENGE for another nonce is ignored`() {
        var script = ClientScript()
        script.connect()
        script.challenge(nonce: 99)
        #expect(script.takeSent() == ["0 hello"])
        #expect(script.client.statistics.strange == 1)
    }

    @Test func `P-106: a CHALLENGE without our version is told once and not answered`() {
        var script = ClientScript()
        script.connect()
        script.challenge(versions: [2, 3])
        script.challenge(versions: [2, 3])
        #expect(script.takeSent() == ["0 hello"])
        #expect(script.takeEvents() == [.foreignRelay(versions: [2, 3], modes: 1)])
    }

    @Test
    func `P-31: JOIN repeats itself twelve times, fresh in time only, then HELLO begins anew`() {
        var script = ClientScript()
        script.connect()
        script.run(to: 20)
        script.challenge()
        _ = script.takeSent()
        let first = script.decoded(Join.self)
        // 100, 200, 400, 800 ms, then a second each.
        script.run(to: 10_519)
        #expect(script.sent.count == 12)
        #expect(
            script.takeSent().prefix(4) == [
                "120 join ana@lobby attempt 1 from 0", "320 join ana@lobby attempt 1 from 0",
                "720 join ana@lobby attempt 1 from 0", "1520 join ana@lobby attempt 1 from 0",
            ])
        var again = script.decoded(Join.self)
        #expect(again.time == 9_520_000_000)
        again.time = first.time
        #expect(again == first)
        script.run(to: 10_520)
        #expect(script.takeSent() == ["10520 hello"])
        script.challenge()
        #expect(script.takeSent() == ["10520 join ana@lobby attempt 2 from 0"])
        #expect(script.decoded(Join.self).nonce != first.nonce)
    }

    @Test func `P-107: a JOIN stays the same, whatever comes while it is under way`() {
        var script = ClientScript.joined()
        script.say("a")
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.challenge()
        let first = script.decoded(Join.self)
        #expect(first.lowestOpen == 1 && first.roomLast == 100)
        script.stamped((101, 100))
        script.ack(1)
        script.run(to: 1000)
        var again = script.decoded(Join.self)
        #expect(again.time > first.time)
        again.time = first.time
        #expect(again == first)
        script.challenge(cookie: 9)
        script.run(to: 2000)
        again = script.decoded(Join.self)
        #expect(again.cookie == 9 && again.lowestOpen == 1 && again.attempt == first.attempt)
    }

    @Test func `a slow round trip slows JOIN down, but never beyond a second`() {
        for (trip, next) in [(90, 180), (200, 400), (700, 1000)] {
            var script = ClientScript()
            script.connect()
            script.sleep(to: trip)
            script.challenge()
            script.run(to: trip + next - 1)
            #expect(script.takeSent().count == 2)
            script.run(to: trip + next)
            #expect(script.takeSent().count == 1)
        }
    }

    @Test func `the answer to an earlier HELLO says nothing about the round trip`() {
        var script = ClientScript()
        script.connect()
        let first = script.decoded(Hello.self)
        script.run(to: 1000)
        script.feed {
            _ = Challenge(nonce: first.nonce, time: first.time, cookie: 1).encode(into: &$0)
        }
        #expect(!script.client.roundTrip.isMeasured)
        #expect(script.client.handshake?.step == .join)
    }

    @Test func `P-32: WELCOME counts with our nonce and while joining only`() {
        var script = ClientScript()
        script.connect()
        script.challenge()
        script.welcome(start: 1, head: 1, nonce: 99)
        #expect(script.client.phase == .connecting)
        script.welcome(start: 1, head: 1)
        #expect(script.client.phase == .joined)
        #expect(script.client.isJoined)
        #expect(
            script.takeEvents() == [
                .joined(
                    SessionInfo(
                        relay: "sala", logID: ClientScript.log, durability: .batch,
                        name: Name("ana")!, room: .lobby, wall: WallTime(microseconds: 1),
                        isResumed: false, start: 1, head: 1))
            ])
        script.welcome(session: 6, start: 1, head: 1)
        #expect(script.takeEvents().isEmpty)
        #expect(script.client.session?.number == 5)
    }

    @Test func `P-30: RESET brings a JOIN at once, and nothing but JOINs until WELCOME`() {
        var script = ClientScript.joined()
        script.stamped((101, 100), (105, 104))
        script.say("oi")
        _ = script.takeSent()
        script.reset(session: 6)
        #expect(script.takeSent().isEmpty)
        script.reset()
        #expect(script.takeSent() == ["40 join ana@lobby attempt 2 from 101"])
        let join = script.decoded(Join.self)
        #expect(join.nonce == 5 && join.cookie == 0xC0DE)
        #expect(join.lowestOpen == 1 && join.logID == ClientScript.log)
        script.say("mais")
        script.reset()
        script.run(to: 9000)
        #expect(script.takeSent().allSatisfy { $0.contains("join ana@lobby attempt 2 from 101") })
        _ = script.takeEvents()
        script.welcome(session: 8, start: 100, head: 105)
        #expect(script.takeSent() == ["9000 say 1 oi", "9000 say 2 mais"])
        #expect(script.takeEvents().session?.isResumed == true)
        #expect(script.client.roomStream.held.map(\.seq) == [105])
        script.run(to: 9005)
        #expect(script.takeSent() == ["9005 nack 3: 101-104"])
    }

    @Test func `a session is reset once: the next RESET needs the next session`() {
        var script = ClientScript.joined()
        script.reset()
        script.reset()
        #expect(script.takeSent().count == 1)
        script.welcome(session: 8, start: 100, head: 100)
        script.reset(session: 5)
        #expect(script.takeSent().isEmpty)
        script.reset(session: 8)
        #expect(script.takeSent() == ["40 join ana@lobby attempt 3 from 100"])
    }

    @Test func `while a JOIN is under way, a RESET of the session before it does nothing`() {
        var script = ClientScript.joined()
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.challenge()
        _ = script.takeSent()
        script.reset()
        #expect(script.takeSent().isEmpty)
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.client.name.text == "bia")
    }

    @Test func `P-129: WELCOME acknowledges, and what is above it goes again`() {
        var script = ClientScript.joined()
        for text in ["a", "b", "c"] { script.say(text) }
        script.reset()
        _ = script.takeSent()
        _ = script.takeEvents()
        script.welcome(session: 8, start: 100, head: 100, cseq: 2, cseqSeq: 77)
        #expect(script.takeSent() == ["40 say 3 c"])
        let stamped = script.takeEvents().filter { if case .stamped = $0 { true } else { false } }
        #expect(stamped == [.stamped(cseq: 1, seq: nil), .stamped(cseq: 2, seq: 77)])
    }

    @Test func `P-33: another log makes the client forget both streams`() {
        var script = ClientScript.joined()
        script.stamped((103, 102))
        script.stamped((50, 0), tag: ClientScript.inboxTag)
        script.reset()
        _ = script.takeEvents()
        script.welcome(session: 8, log: 0x20C, start: 7, head: 9)
        let events = script.takeEvents()
        #expect(events.contains(.newLog))
        #expect(events.session?.isResumed == false)
        #expect(events.session?.start == 7)
        #expect(script.client.inboxDelivered == 0)
        #expect(script.client.roomStream.held.isEmpty)
        script.stamped((8, 7))
        #expect(script.takeEvents().delivered == [8])
    }

    @Test func `the first log is not a new one`() {
        var script = ClientScript()
        script.connect()
        script.challenge()
        script.welcome(start: 0, head: 0)
        #expect(!script.takeEvents().contains(.newLog))
    }

    @Test func `WELCOME stamps what the relay knows, with the number of the last one only`() {
        var script = ClientScript.joined()
        for text in ["um", "dois", "três"] { script.say(text) }
        script.reset()
        _ = script.takeEvents()
        _ = script.takeSent()
        script.welcome(session: 8, start: 100, head: 100, cseq: 2, cseqSeq: 99)
        #expect(
            script.takeEvents().dropFirst() == [
                .stamped(cseq: 1, seq: nil), .stamped(cseq: 2, seq: 99),
            ])
        #expect(script.takeSent() == ["40 say 3 três"])
    }

    @Test func `P-109: a refused JOIN is asked again after the time the relay names`() {
        var script = ClientScript()
        script.connect()
        script.challenge()
        script.refuse(.addressFull, retry: 1000, limit: 64)
        #expect(
            script.takeEvents() == [
                .refused(.addressFull, retry: .seconds(1), limit: 64, remark: "")
            ])
        _ = script.takeSent()
        script.run(to: 999)
        #expect(script.takeSent().isEmpty)
        script.run(to: 1000)
        #expect(script.takeSent() == ["1000 hello"])
        script.challenge()
        #expect(script.takeSent() == ["1000 join ana@lobby attempt 2 from 0"])
    }

    @Test(arguments: [Refuse.Cause.removed, .wrongKey])
    func `a removed client and a wrong key end it`(cause: Refuse.Cause) {
        var script = ClientScript()
        script.connect()
        script.challenge()
        script.refuse(cause, retry: cause == .removed ? 1000 : 0)
        #expect(
            script.takeEvents() == [.refused(cause, retry: nil, limit: 0, remark: "")])
        #expect(script.client.phase == .ended)
        #expect(script.client.deadline == nil)
        script.connect()
        #expect(script.client.phase == .connecting)
    }

    @Test func `a relay that does not answer a JOIN any more is away, and back with WELCOME`() {
        var script = ClientScript.joined()
        script.reset()
        script.run(to: 20_000)
        #expect(script.takeEvents() == [.away])
        #expect(script.client.isAway)
        script.challenge()
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.takeEvents().first == .back)
        #expect(!script.client.isAway)
    }
}
