import Testing

@testable import PomboCore

@Suite struct PresenceRules {
    @Test func `P-76: PONG says what has arrived of the session`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.speak(&ana)
        bench.give(bench.ping(ana), from: ana.address)
        let pong = bench.frames(Pong.self, to: ana.address)
        #expect(pong.map(\.received) == [2] && pong.map(\.roomHead) == [2])
    }

    @Test func `P-115: nobody is believed to have delivered what was never stamped`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.give(bench.ping(ana, delivered: .max, inbox: .max), from: ana.address)
        bench.run(.seconds(1))
        #expect(bench.frames(Head.self, to: ana.address).last?.floor == 1)
    }

    @Test func `P-116: what a muted member says waits until its time is over`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let isMuted = bench.relay.mute(Name("ana")!, for: .seconds(10), at: bench.now)
        #expect(isMuted)
        bench.give(bench.say(ana, 1), from: ana.address)
        #expect(bench.frames(Refuse.self, to: ana.address).map(\.cause) == [.muted])
        bench.run(.milliseconds(9999))
        #expect(bench.logged.count == 1)
        bench.run(.milliseconds(2))
        #expect(bench.logged.map(\.cseq) == [0, 1])
    }

    @Test func `P-77: LEAVE is stamped once and not answered`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bytes = bench.encode { Leave(session: ana.session).encode(into: &$0) }
        for _ in 0..<3 {
            bench.give(bytes, from: ana.address)
            #expect(bench.sent.isEmpty)
        }
        #expect(bench.logged.map(\.reason) == [nil, .left])
    }

    @Test(arguments: [(59, 1), (61, 0)])
    func `P-78: sixty seconds of silence are a loss`(seconds: Int64, present: Int) {
        var bench = RelayBench()
        _ = bench.member("ana")
        bench.run(.seconds(seconds))
        #expect(bench.relay.presentCount == present)
        #expect((bench.logged.last?.reason == .lost) == (present == 0))
    }

    @Test func `P-78: a relay that slept takes nobody for lost`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.run(.seconds(3))
        bench.wait(.seconds(3600))
        bench.tick()
        #expect(bench.relay.presentCount == 1)
        bench.give(bench.ping(ana), from: ana.address)
        #expect(bench.frames(Pong.self, to: ana.address).count == 1)
    }

    @Test func `P-79: a leave that the log did not take comes before everything else`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.stage(
            bench.encode { Leave(session: ana.session).encode(into: &$0) }, from: ana.address)
        bench.abandon()
        #expect(bench.logged.count == 2)
        bench.give(bench.say(bia, 1), from: bia.address)
        #expect(bench.logged.map(\.kind) == [.join, .join, .leave, .say])
    }

    @Test func `P-80: who is removed is told, stamped and kept out for its time`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.outbox.clear()
        #expect(
            bench.relay.remove(
                Name("ana")!, for: .seconds(600), at: bench.now, into: &bench.outbox))
        bench.commit()
        #expect(bench.frames(Bye.self, to: ana.address).map(\.reason) == [.removed])
        #expect(bench.logged.last?.reason == .removed)
        bench.enter(&ana)
        #expect(bench.frames(Refuse.self, to: ana.address).map(\.cause) == [.removed])
        bench.wait(.seconds(601))
        bench.enter(&ana)
        #expect(bench.frames(Welcome.self, to: ana.address).count == 1)
    }

    @Test func `P-82: a direct message is in its recipient's inbox, also when that has left`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana, "psst", to: bia.client)
        let records = bench.stamped(to: bia.address)
        #expect(records.map(\.prev) == [0] && records.map(\.kind) == [.direct])
        #expect(bench.stamped(to: ana.address).isEmpty)
        bench.give(
            bench.encode { Leave(session: bia.session).encode(into: &$0) }, from: bia.address)
        bench.speak(&ana, "still", to: bia.client)
        #expect(bench.frames(Ack.self, to: ana.address).map(\.cseq) == [2])
        #expect(bench.logged.last?.prev == 3)
    }

    @Test func `P-83: seen rises when the recipient has it, not before`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana, to: bia.client)
        #expect(bench.frames(Ack.self, to: ana.address).map(\.seen) == [0])
        bench.give(bench.ping(bia, inbox: 3), from: bia.address)
        #expect(bench.frames(Ack.self, to: ana.address).map(\.seen) == [1])
    }
}
