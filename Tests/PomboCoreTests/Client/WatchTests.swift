import Testing

@testable import PomboCore

@Suite struct WatchTests {
    private static func pings(_ script: inout ClientScript) -> [String] {
        script.takeSent().filter { $0.hasSuffix("ping") }
    }

    @Test
    func
        `P-75: a HEAD is overdue after twice its interval and a round trip, but a second at least`()
    {
        for (interval, wait) in [(50, 1000), (490, 1000), (600, 1220), (2000, 4020), (5000, 5500)] {
            var script = ClientScript.joined()
            script.head(100, next: UInt32(interval))
            script.run(to: 40 + wait - 1)
            #expect(Self.pings(&script).isEmpty, "\(interval)")
            script.run(to: 40 + wait)
            #expect(Self.pings(&script) == ["\(40 + wait) ping"])
        }
    }

    @Test
    func `P-75: a silent relay gets a PING each 2 s, is away after two, and back with any sign`() {
        var script = ClientScript.joined()
        script.run(to: 5039)
        #expect(Self.pings(&script) == ["1040 ping", "3040 ping"])
        #expect(script.takeEvents().isEmpty)
        script.run(to: 5040)
        #expect(Self.pings(&script) == ["5040 ping"])
        #expect(script.takeEvents() == [.away])
        script.run(to: 60_000)
        #expect(script.takeEvents().isEmpty)
        #expect(Self.pings(&script).count == 27)
        script.stamped((101, 100))
        #expect(script.takeEvents().first == .back)
        #expect(!script.client.isAway)
        script.head(101, next: 100)
        script.run(to: 60_999)
        #expect(Self.pings(&script).isEmpty)
        script.run(to: 61_000)
        #expect(Self.pings(&script) == ["61000 ping"])
    }

    @Test func `everybody idle is back within 6 s of a restart, also in a quiet room`() {
        var script = ClientScript.joined()
        script.head(100, next: 5000)
        script.run(to: 5_540)
        #expect(Self.pings(&script) == ["5540 ping"])
        script.reset()
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.client.isJoined)
    }

    @Test func `P-76: with HEADs in time there is a PING each 15 s only`() {
        var script = ClientScript.joined()
        for second in 0...44 {
            script.run(to: 40 + second * 1000)
            script.head(100, next: 1000)
        }
        #expect(Self.pings(&script) == ["15040 ping", "30040 ping"])
    }

    @Test func `a refused port is a hint: one PING now, and not one for each refusal`() {
        var script = ClientScript.joined()
        script.act { $0.unreachable(at: $1, into: &$2) }
        #expect(script.takeSent() == ["40 ping"])
        script.act { $0.unreachable(at: $1, into: &$2) }
        #expect(script.takeSent().isEmpty)
        script.run(to: 2040)
        #expect(script.takeSent() == ["2040 ping"])
    }

    @Test func `a new address is told at once, again and again if need be`() {
        var script = ClientScript.joined()
        script.act { $0.moved(at: $1, into: &$2) }
        script.act { $0.moved(at: $1, into: &$2) }
        #expect(script.takeSent() == ["40 ping", "40 ping"])
    }

    @Test func `whoever wakes more than 5 s after the deadline has slept, and asks at once`() {
        for (late, count) in [(5000, 0), (5001, 1)] {
            var script = ClientScript.joined()
            script.say("a")
            script.head(100, next: 60_000)
            _ = script.takeSent()
            let deadline = Int(script.client.deadline!.nanoseconds / 1_000_000)
            script.sleep(to: deadline + late)
            script.ack(1)
            #expect(Self.pings(&script).count == count)
        }
    }

    @Test func `P-81: a stopping relay is told once and looked for each 2 s`() {
        var script = ClientScript.joined()
        script.bye(.stopping)
        script.bye(.stopping)
        #expect(script.takeEvents() == [.bye(.stopping, remark: "bye")])
        script.run(to: 4040)
        #expect(Self.pings(&script) == ["2040 ping", "4040 ping"])
        script.reset()
        #expect(script.takeSent() == ["4040 join ana@lobby attempt 2 from 100"])
    }

    @Test(arguments: [Bye.Reason.removed, .replaced])
    func `who is removed or replaced stays out`(reason: Bye.Reason) {
        var script = ClientScript.joined()
        script.bye(reason)
        #expect(script.takeEvents() == [.bye(reason, remark: "bye")])
        #expect(script.client.phase == .ended)
        #expect(script.client.deadline == nil)
        script.reset()
        script.stamped((101, 100))
        #expect(script.takeSent().isEmpty && script.takeEvents().isEmpty)
    }

    @Test func `P-77: LEAVE goes three times, 50 ms apart, and then nothing more`() {
        var script = ClientScript.joined()
        script.act { $0.leave(at: $1, into: &$2) }
        script.stamped((101, 100))
        script.act { $0.leave(at: $1, into: &$2) }
        script.run(to: 100_000)
        #expect(script.takeSent() == ["40 leave", "90 leave", "140 leave"])
        #expect(script.takeEvents() == [.left])
        #expect(script.client.phase == .ended)
        #expect(script.decoded(Leave.self).session == 5)
    }

    @Test func `leaving before there is a session is done at once`() {
        var script = ClientScript()
        script.connect()
        script.act { $0.leave(at: $1, into: &$2) }
        #expect(script.takeEvents() == [.left])
        #expect(script.client.deadline == nil)
    }

    @Test func `P-36: the token of a CHECK comes back at once, for our session only`() {
        var script = ClientScript.joined()
        script.feed { _ = Check(session: 5, token: 77).encode(into: &$0) }
        script.feed { _ = Check(session: 6, token: 78).encode(into: &$0) }
        #expect(script.takeSent() == ["40 path 77"])
    }

    @Test func `a CHECK is a sign of life, but the next PING still has to find its way`() {
        var script = ClientScript.joined()
        script.act { $0.moved(at: $1, into: &$2) }
        script.feed { _ = Check(session: 5, token: 77).encode(into: &$0) }
        script.run(to: 2040)
        #expect(Self.pings(&script) == ["40 ping", "2040 ping"])
        script.pong()
        script.head(100, next: 5000)
        script.run(to: 5000)
        #expect(Self.pings(&script).isEmpty)
    }

    @Test func `PONG gives the round trip once, and the loss on the way up`() {
        var script = ClientScript.joined()
        for _ in 0..<3 { script.act { $0.moved(at: $1, into: &$2) } }
        script.run(to: 80)
        script.pong(received: 3)
        #expect(script.client.roundTrip.smoothed == .microseconds(22_500))
        script.run(to: 500)
        script.pong(received: 3)
        #expect(script.client.roundTrip.smoothed == .microseconds(22_500))
        #expect(script.client.statistics.lossUp == 0)
        script.act { $0.moved(at: $1, into: &$2) }
        script.pong(received: 3)
        #expect(script.decoded(Ping.self).sent == 4)
        #expect(script.client.statistics.lossUp == 2500)
    }

    @Test func `the floor is told when it rises, never when it falls`() {
        var script = ClientScript.joined()
        for floor: UInt64 in [90, 100, 0, 95, 100, 101] { script.head(101, floor: floor) }
        #expect(script.takeEvents() == [.floor(90), .floor(100), .floor(101)])
    }

    @Test func `a visitor expects no HEAD`() {
        var script = ClientScript.joined { $0.isVisitor = true }
        script.run(to: 31_000)
        #expect(script.takeSent() == ["15040 ping", "30040 ping"])
    }
}
