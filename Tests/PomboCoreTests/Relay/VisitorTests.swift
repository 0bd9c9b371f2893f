import Testing

@testable import PomboCore

@Suite struct VisitorTests {
    @Test func `a visitor that leaves while its line waits for the log still gets its ACK`() {
        var bench = RelayBench()
        let script = bench.member("script") { $0.flags = .visitor }
        bench.stage(bench.say(script, 1), from: script.address)
        bench.stage(bench.leaving(script), from: script.address)
        bench.commit()
        #expect(bench.frames(Ack.self, to: script.address).map(\.cseq) == [1])
        bench.run(.seconds(2))
        #expect(bench.relay.sizes.peers == 0)
    }

    @Test func `the line of a visitor that left is not counted as its successor's`() {
        var bench = RelayBench()
        let first = bench.member("first") { $0.flags = .visitor }
        var second = bench.guest("second")
        let join = bench.joining(&second) { $0.flags = .visitor }
        bench.stage(bench.say(first, 1), from: first.address)
        bench.stage(bench.leaving(first), from: first.address)
        bench.stage(join, from: second.address)
        bench.commit()
        bench.adopt(&second)
        bench.give(bench.say(second, 1), from: second.address)
        #expect(bench.logged.map(\.nick) == ["first", "second"])
    }

    @Test func `a visitor that left while the log was in trouble is gone without a trace`() {
        var bench = RelayBench()
        let script = bench.member("script") { $0.flags = .visitor }
        bench.stage(bench.say(script, 1), from: script.address)
        bench.stage(bench.leaving(script), from: script.address)
        bench.abandon()
        bench.run(.seconds(3))
        #expect(bench.relay.sizes.peers == 0 && bench.logged.isEmpty)
    }

    @Test func `a visitor's WELCOME shows no number that the log may still lose`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var script = bench.guest("script")
        let join = bench.joining(&script) { $0.flags = .visitor }
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(join, from: script.address)
        bench.collect()
        let room = bench.frames(Welcome.self, to: script.address)[0].room
        #expect(room.head == 1 && room.start == 1)
        bench.abandon()
    }

    @Test func `a visitor may bear a member's name`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let script = bench.member("ana") { $0.flags = .visitor }
        #expect(script.session != 0 && script.session != ana.session)
    }

    @Test func `P-125: a member does not become a visitor by a JOIN that says so`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.enter(&ana) { $0.flags = .visitor }
        #expect(bench.relay.presentCount == 2)
        bench.speak(&ana)
        #expect(bench.logged.last?.isVisitor == false)
        bench.leave(ana)
        #expect(bench.stamped(to: bia.address).map(\.kind) == [.leave])
    }

    @Test func `P-125: a visitor does not become a member without a join record`() {
        var bench = RelayBench()
        _ = bench.member("ana")
        var script = bench.member("ana") { $0.flags = .visitor }
        bench.enter(&script)
        #expect(bench.relay.presentCount == 1 && bench.logged.count == 1)
    }

    @Test func `a visitor has no repair, no history and no roster of its own`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let script = bench.member("script") { $0.flags = .visitor }
        bench.speak(&ana)
        bench.give(bench.nack(script, delivered: 0, [(0, 2)]), from: script.address)
        #expect(bench.sent.isEmpty)
        bench.give(bench.asking(script, before: 9), from: script.address)
        #expect(bench.sent.isEmpty)
        bench.give(bench.asksWho(ana), from: ana.address)
        #expect(bench.frames(Roster.self, to: ana.address)[0].entries.map(\.name.text) == ["ana"])
    }

    @Test func `a visitor's retry is recognised after a restart, and its key is still bound`() {
        var bench = RelayBench()
        var script = bench.member("script") { $0.flags = .visitor }
        bench.speak(&script)
        bench.restart()
        var thief = script
        thief.key += 1
        bench.enter(&thief) { $0.flags = .visitor }
        #expect(bench.refusals(to: script.address) == [.wrongKey])
        script.cseq = 0
        bench.enter(&script) { $0.flags = .visitor }
        bench.give(bench.say(script, 1), from: script.address)
        #expect(bench.logged.count == 1)
        #expect(bench.frames(Ack.self, to: script.address).map(\.seq) == [1])
    }

    @Test func `a silent visitor is forgotten after a minute without a record`() {
        var bench = RelayBench()
        _ = bench.member("script") { $0.flags = .visitor }
        bench.run(.seconds(62))
        #expect(bench.relay.sizes.peers == 0 && bench.logged.isEmpty)
    }
}
