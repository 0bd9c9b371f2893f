import Testing

@testable import PomboCore

@Suite struct SenderTests {
    private static func times(_ lines: [String]) -> [Substring] {
        lines.filter { $0.contains("say") }.map { $0.split(separator: " ")[0] }
    }

    @Test func `P-47: lines are numbered from 1 and sent at once, four at a time`() {
        var script = ClientScript.joined()
        for text in ["a", "b", "c", "d", "e"] { script.say(text) }
        #expect(script.takeSent() == ["40 say 1 a", "40 say 2 b", "40 say 3 c", "40 say 4 d"])
        let say = script.decoded(Say.self)
        #expect(say.session == 5 && say.stream == 3 && say.time == 40_000_000 && say.sent == 4)
        #expect(say.delivered == 100 && say.inboxDelivered == 0 && say.recipient == 0)
        script.ack(2, seq: 107)
        #expect(script.takeSent() == ["40 say 5 e"])
        #expect(
            script.takeEvents() == [.stamped(cseq: 1, seq: nil), .stamped(cseq: 2, seq: 107)])
        #expect(script.client.openLines == 3)
    }

    @Test func `P-51: what can never be stamped is refused before it has a number`() {
        var script = ClientScript.joined()
        #expect(script.refusal([]) == .empty)
        #expect(script.refusal(Array(repeating: 97, count: 1001)) == .tooLong(byteCount: 1001))
        #expect(script.refusal([0xC3]) == .notText)
        #expect(script.refusal([7]) == .notText)
        #expect(script.refusal([97], .join) == .kind(.join))
        #expect(script.refusal([97], .direct) == .recipient)
        #expect(script.refusal([97], .say, to: 3) == .recipient)
        #expect(script.refusal([97], .direct, to: 0) == .recipient)
        #expect(script.client.sender.nextCseq == 1)
        #expect(script.refusal(Array(repeating: 97, count: 1000)) == nil)
        #expect(script.client.sender.nextCseq == 2)
    }

    @Test func `256 lines wait, one more is refused`() {
        var script = ClientScript.joined()
        for _ in 0..<256 { script.say("x") }
        #expect(script.client.openLines == 256)
        #expect(script.client.freeLines == 0)
        #expect(script.say("x") == nil)
        script.ack(1)
        #expect(script.say("x") == 257)
    }

    @Test func `nobody talks before connecting or after leaving`() {
        var script = ClientScript()
        #expect(script.say("x") == nil)
        script.connect()
        #expect(script.say("x") == 1)
        script.act { $0.leave(at: $1, into: &$2) }
        #expect(script.say("x") == nil)
    }

    @Test func `the last number is never used`() {
        var script = ClientScript.joined { $0.firstCseq = .max - 1 }
        #expect(script.say("x") == UInt32.max - 1)
        #expect(script.say("x") == nil)
    }

    @Test
    func `P-48: the oldest is sent again after 100 ms, patience grows, then one line at a time`() {
        var script = ClientScript.joined()
        script.say("a")
        script.say("b")
        script.run(to: 139)
        #expect(Self.times(script.takeSent()).count == 2)
        script.run(to: 140)
        #expect(script.takeSent() == ["140 say 1 a", "140 say 2 b"])
        // 100, 150, 225, then twice as long each time, up to eight times: 450, 800.
        script.run(to: 3200)
        #expect(
            Self.times(script.takeSent()) == [
                "290", "290", "515", "965", "1765", "2565",
            ])
        #expect(script.client.window == 1)
        #expect(script.client.statistics.retransmissions == 8)
    }

    @Test func `no timeout is longer than 5 s, nor shorter than a round trip and its variation`() {
        var trip = RoundTrip()
        trip.learn(echo: 0, at: .zero + .milliseconds(400))
        #expect(trip.timeout == .milliseconds(1200))
        var sender = Sender(firstCseq: 1, isVisitor: false)
        _ = sender.add([97], kind: .say, to: .room(.lobby), origin: nil)
        _ = sender.next(from: .lobby, after: trip, at: .zero)
        #expect(sender.due == .zero + .milliseconds(1200))
        var now = Instant.zero
        for wait in [1800, 2700, 5000, 5000] {
            now = sender.due!
            sender.expire(after: trip, at: now)
            #expect(sender.due == now + .milliseconds(wait))
        }
    }

    @Test func `P-48: a new line does not put off the repetition of an older one`() {
        var script = ClientScript.joined()
        script.say("a")
        script.run(to: 139)
        script.say("b")
        script.run(to: 140)
        #expect(script.takeSent().suffix(2) == ["140 say 1 a", "140 say 2 b"])
    }

    @Test func `an ACK of a part restarts the timeout for the rest`() {
        var script = ClientScript.joined()
        script.say("a")
        script.say("b")
        script.run(to: 100)
        script.ack(1)
        script.run(to: 199)
        #expect(Self.times(script.takeSent()).count == 2)
        script.run(until: script.client.sender.due!)
        #expect(script.takeSent().last?.hasSuffix("say 2 b") == true)
    }

    @Test func `P-47: the window grows by one for each window that got through, up to 32`() {
        var script = ClientScript.joined()
        #expect(script.client.window == 4)
        var acknowledged: UInt32 = 0
        func talk(_ count: Int) {
            for _ in 0..<count {
                script.say("x")
                acknowledged += 1
                script.ack(acknowledged)
            }
        }
        talk(3)
        #expect(script.client.window == 4)
        talk(1)
        #expect(script.client.window == 5)
        talk(5)
        #expect(script.client.window == 6)
        talk(2000)
        #expect(script.client.window == 32)
        for _ in 0..<40 { script.say("x") }
        _ = script.takeSent()
        script.run(until: script.client.sender.due!)
        // Halved, and what goes again is no more than that.
        #expect(script.client.window == 16)
        #expect(script.takeSent().count { $0.contains("say") } == 16)
    }

    @Test func `three timeouts with signs of life are a bad way, not a silent relay`() {
        var script = ClientScript.joined()
        script.say("a")
        script.say("b")
        for _ in 0..<6 {
            script.head(100)
            script.run(until: script.client.sender.due!)
        }
        #expect(script.client.window == 4)
        // Twice the timeout and not more.
        let due = script.client.sender.due!
        #expect(script.now.duration(to: due) == .milliseconds(200))
    }

    @Test func `two timeouts in silence make the client ask whether the relay is there`() {
        var script = ClientScript.joined()
        script.head(100, next: 2000)
        script.say("a")
        script.run(to: 289)
        #expect(!script.takeSent().contains("289 ping"))
        script.run(to: 290)
        #expect(script.takeSent().contains("290 ping"))
    }

    @Test func `P-48: a relay that is heard again is not made to wait for a long timeout`() {
        var script = ClientScript.joined()
        script.say("a")
        script.run(to: 1765)
        _ = script.takeSent()
        script.head(100)
        script.run(to: 1865)
        #expect(script.takeSent().contains("1865 say 1 a"))
    }

    @Test(arguments: [Refuse.Cause.tooFast, .logFull, .muted])
    func `P-44: a refused line waits as long as the relay asks, and nothing is lost`(
        cause: Refuse.Cause
    ) {
        var script = ClientScript.joined()
        script.say("a")
        script.refuse(cause, retry: 700, session: 5)
        #expect(script.takeEvents() == [.heldBack(cause, retry: .milliseconds(700))])
        script.run(to: 739)
        #expect(Self.times(script.takeSent()) == ["40"])
        script.run(to: 740)
        #expect(Self.times(script.takeSent()) == ["740"])
        #expect(script.client.window == 4)
    }

    @Test func `P-44: a relay that asks for no patience is not asked at its own speed`() {
        var script = ClientScript.joined()
        script.say("a")
        script.refuse(.tooFast, retry: 0, session: 5)
        script.run(to: 139)
        #expect(Self.times(script.takeSent()) == ["40"])
        script.run(to: 140)
        #expect(Self.times(script.takeSent()) == ["140"])
    }

    @Test func `a long mute is asked about once a minute`() {
        var script = ClientScript.joined()
        script.say("a")
        script.refuse(.muted, retry: .max, session: 5)
        script.run(to: 60_039)
        #expect(Self.times(script.takeSent()) == ["40"])
        script.run(to: 60_040)
        #expect(Self.times(script.takeSent()) == ["60040"])
    }

    @Test func `P-49: the round trip is the time since the SAY that caused the ACK, less its hold`()
    {
        var script = ClientScript.joined()
        script.say("a")
        script.run(to: 70)
        script.ack(1, hold: 10_000)
        #expect(script.client.roundTrip.smoothed == .milliseconds(20))
        #expect(script.client.roundTrip.variation == .microseconds(7500))
    }

    @Test func `P-50: an own line in the stream is stamped there, whatever became of its ACK`() {
        var script = ClientScript.joined()
        script.say("a")
        script.say("b")
        script.stamped((102, 100), client: ClientScript.me, cseq: 2)
        #expect(
            script.takeEvents().suffix(2) == [
                .stamped(cseq: 1, seq: nil), .stamped(cseq: 2, seq: 102),
            ])
        #expect(script.client.openLines == 0)
        script.say("c")
        // Somebody else's line, and a raw one, say nothing about ours.
        script.stamped((103, 102), cseq: 3)
        script.stamped((104, 103), client: ClientScript.me, cseq: 3, flags: .raw)
        #expect(script.client.openLines == 1)
    }

    @Test func `P-91: a visitor has one line under way, so that each ACK says where it is`() {
        var script = ClientScript.joined { $0.isVisitor = true }
        for text in ["a", "b", "c"] { script.say(text) }
        #expect(script.takeSent() == ["40 say 1 a"])
        script.ack(1, seq: 101)
        script.ack(2, seq: 102)
        script.ack(3, seq: 103)
        #expect(
            script.takeEvents() == [
                .stamped(cseq: 1, seq: 101), .stamped(cseq: 2, seq: 102),
                .stamped(cseq: 3, seq: 103),
            ])
    }

    @Test func `a run that repeats an earlier one does not send what is stamped`() {
        var script = ClientScript.joined(cseq: 2)
        #expect(script.say("a") == 1)
        #expect(script.say("b") == 2)
        #expect(script.say("c") == 3)
        #expect(script.takeSent() == ["40 say 3 c"])
        #expect(
            script.takeEvents() == [.stamped(cseq: 1, seq: nil), .stamped(cseq: 2, seq: nil)])
    }

    @Test func `what was stamped in another log is not stamped in this one`() {
        var script = ClientScript.joined(cseq: 2)
        script.reset()
        script.welcome(session: 8, log: 0x20C, start: 100, head: 100)
        _ = script.takeSent()
        #expect(script.say("a") == 1)
        #expect(script.takeSent() == ["40 say 1 a"])
    }

    @Test func `a run that repeats an earlier one begins above its attempts`() {
        var script = ClientScript {
            $0.lastAttempt = 900
            $0.firstCseq = 40
            $0.receiveBuffer = 4 << 20
        }
        script.connect()
        script.challenge()
        let join = script.decoded(Join.self)
        #expect(join.attempt == 901 && join.lowestOpen == 40 && join.receiveBuffer == 4 << 20)
    }

    @Test func `an ACK for another session says nothing`() {
        var script = ClientScript.joined()
        script.say("a")
        script.ack(1, session: 6)
        #expect(script.client.openLines == 1)
        #expect(script.client.statistics.strange == 1)
    }
}
