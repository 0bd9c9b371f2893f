import Testing

@testable import PomboCore

@Suite struct SayRules {
    @Test func `P-39: the next line is staged, early ones wait for their turn`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.give(bench.say(ana, 3), from: ana.address)
        bench.give(bench.say(ana, 2), from: ana.address)
        #expect(bench.logged.count == 1)
        bench.give(bench.say(ana, 1), from: ana.address)
        #expect(bench.logged.map(\.cseq) == [0, 1, 2, 3])
        #expect(bench.frames(Ack.self, to: ana.address).map(\.cseq) == [3])
    }

    @Test(arguments: [(33, true), (34, false)])
    func `P-39: thirty-two early lines are held, one further is not`(cseq: Int, isHeld: Bool) {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.give(bench.say(ana, UInt32(cseq)), from: ana.address)
        #expect((bench.relay.sizes.mostHeld == 1) != !isHeld)
    }

    @Test func `P-40: a retry gets the stamp it already has`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.give(bench.say(ana, 1), from: ana.address)
        let first = bench.frames(Ack.self, to: ana.address)
        bench.give(bench.say(ana, 1), from: ana.address)
        #expect(bench.logged.count == 2)
        #expect(bench.frames(Ack.self, to: ana.address) == first)
        #expect(bench.stamped(to: ana.address).isEmpty)
    }

    @Test func `P-41: an ACK names what is durable, and how long its cause lay here`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.collect()
        #expect(bench.frames(Ack.self, to: ana.address).isEmpty)
        bench.wait(.microseconds(250))
        bench.commit()
        let ack = bench.frames(Ack.self, to: ana.address)
        #expect(ack.map(\.cseq) == [1] && ack.map(\.seq) == [2])
        #expect(ack.map(\.holdMicroseconds) == [250] && ack.map(\.time) == [77])
    }

    @Test func `P-42: nothing of a batch is sent before it is durable`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var bia = bench.guest("bia")
        let join = bench.join(&bia)
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.encode { join.encode(into: &$0) }, from: bia.address)
        bench.collect()
        #expect(bench.sent.isEmpty && bench.relay.hasBatch)
        bench.commit()
        #expect(bench.sent.count >= 3)
    }

    @Test func `P-43: an abandoned batch leaves the relay as it was`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.give(bench.say(ana, 3), from: ana.address)
        var caio = bench.guest("caio")
        let join = bench.join(&caio)
        let before = bench.relay
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.say(ana, 2), from: ana.address)
        bench.stage(bench.say(bia, 1, to: ana.client), from: bia.address)
        bench.stage(bench.encode { join.encode(into: &$0) }, from: caio.address)
        bench.abandon()
        #expect(bench.frames(Refuse.self, to: ana.address).map(\.cause) == [.logFull])
        #expect(bench.frames(Refuse.self, to: caio.address).map(\.cause) == [.logFull])
        var after = bench.relay
        after.forgetWitnessing(of: before)
        // Not in the macro: a failure would print two whole relays.
        let isSame = after == before
        #expect(isSame)
    }

    @Test func `P-43: after an abandoned batch everything goes on with the same numbers`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.abandon()
        bench.give(bench.say(ana, 1), from: ana.address)
        #expect(bench.logged.map(\.seq).suffix(1) == [2])
        #expect(bench.frames(Ack.self, to: ana.address).map(\.seq) == [2])
    }

    @Test func `P-44: a refused line is taken when it is repeated`() {
        var bench = RelayBench { $0.recordRate = 1 }
        let ana = bench.member("ana")
        for cseq in 1...6 { bench.give(bench.say(ana, UInt32(cseq)), from: ana.address) }
        let refuse = bench.frames(Refuse.self, to: ana.address)
        #expect(refuse.map(\.cause) == [.tooFast] && refuse[0].retryMilliseconds <= 1000)
        bench.wait(.seconds(1))
        bench.give(bench.say(ana, 6), from: ana.address)
        #expect(bench.logged.map(\.cseq) == [0, 1, 2, 3, 4, 5, 6])
    }

    @Test func `P-45: five at once, then the rate; what waits is staged by itself`() {
        var bench = RelayBench { $0.recordRate = 5 }
        let ana = bench.member("ana")
        for cseq in 1...8 { bench.give(bench.say(ana, UInt32(cseq)), from: ana.address) }
        #expect(bench.logged.count == 6)
        bench.run(.milliseconds(199))
        #expect(bench.logged.count == 6)
        bench.run(.milliseconds(2))
        #expect(bench.logged.count == 7)
        bench.run(.milliseconds(400))
        #expect(bench.logged.map(\.cseq) == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func `P-111: a refusal goes at most once a second, and retries cost nothing`() {
        var bench = RelayBench { $0.recordRate = 1 }
        let ana = bench.member("ana")
        var refusals = 0
        for cseq in 1...20 {
            bench.give(bench.say(ana, UInt32(cseq)), from: ana.address)
            refusals += bench.frames(Refuse.self, to: ana.address).count
        }
        #expect(refusals == 1)
        for _ in 0..<20 { bench.give(bench.say(ana, 1), from: ana.address) }
        bench.wait(.seconds(1))
        bench.tick()
        #expect(bench.logged.count == 7)
    }

    @Test func `P-46: a line for another stream is dropped, not re-routed`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let line = bench.say(ana, 1) { $0.stream &+= 1 }
        bench.give(line, from: ana.address)
        #expect(bench.logged.count == 1 && bench.sent.isEmpty)
        #expect(bench.relay.counts.misdirected == 1)
    }
}

extension Relay {
    /// What receiving leaves behind even if nothing came of it: counters, and when somebody was
    /// heard. Set to what it was, so that the rest can be compared.
    mutating func forgetWitnessing(of before: Relay) {
        counts = before.counts
        trouble = before.trouble
        speakers.due = before.speakers.due
        door.joinGate = before.door.joinGate
        for room in before.registry.rooms.indices {
            registry.rooms[room].weather = before.registry.rooms[room].weather
        }
        for slot in registry.peers.indices where before.registry.peers.indices.contains(slot) {
            registry.hear(slot, at: before.registry.peers[slot].lastHeard)
            speakers[slot].lastSay = before.speakers[slot].lastSay
            links[slot].traffic = before.links[slot].traffic
            speakers[slot].nextRefusal = before.speakers[slot].nextRefusal
        }
    }
}
