import Testing

@testable import PomboCore

/// What may happen while a batch is open: its records belong to the tables as they were.
@Suite struct StagingTests {
    @Test func `who takes a leaver's place in one batch gets no ACK for its lines`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var bia = bench.guest("bia")
        let join = bench.joining(&bia)
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.leaving(ana), from: ana.address)
        bench.stage(join, from: bia.address)
        bench.commit()
        #expect(bench.logged.map(\.kind) == [.join, .say, .leave, .join])
        #expect(bench.types(to: bia.address) == [.welcome, .stamped])
    }

    @Test func `a line that waits for a token is not stamped behind a move out of its room`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for cseq in 1...6 { bench.give(bench.say(ana, UInt32(cseq)), from: ana.address) }
        let join = bench.joining(&ana) { $0.room = Name("lab")! }
        bench.wait(.seconds(1))
        bench.stage(join, from: ana.address)
        bench.relay.tick(at: bench.now, into: &bench.outbox)
        bench.commit()
        #expect(bench.logged.map(\.kind).suffix(2) == [.leave, .join])
    }

    @Test func `a line that waits for a token survives a move that the log did not take`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for cseq in 1...6 { bench.give(bench.say(ana, UInt32(cseq)), from: ana.address) }
        let join = bench.joining(&ana) { $0.room = Name("lab")! }
        bench.wait(.seconds(1))
        bench.stage(join, from: ana.address)
        bench.relay.tick(at: bench.now, into: &bench.outbox)
        bench.abandon()
        bench.run(.seconds(2))
        #expect(bench.logged.last?.cseq == 6)
    }

    @Test(arguments: ["ana", "bob"])
    func `a holder that is just changing name or room is not replaced`(name: String) {
        var bench = RelayBench()
        var old = bench.member("ana")
        var ana = bench.guest("ana")
        ana.address = Address(high: old.address.high, low: old.address.low, port: 9)
        bench.enter(&ana) { $0.flags = .typed }
        bench.wait(.seconds(3))
        old.name = name
        let change = bench.joining(&old) { $0.room = Name("lab")! }
        let join = bench.joining(&ana) { $0.flags = .typed }
        bench.stage(change, from: old.address)
        bench.stage(join, from: ana.address)
        bench.commit()
        #expect(bench.logged.map(\.reason) == [nil, .moved, nil])
        #expect(bench.refusals(to: ana.address) == [.nameTaken])
    }

    @Test func `two JOINs for one name in one batch: the first has it`() {
        var bench = RelayBench()
        var first = bench.guest("ana")
        var second = bench.guest("Ana")
        let joins = (bench.joining(&first), bench.joining(&second))
        bench.stage(joins.0, from: first.address)
        bench.stage(joins.1, from: second.address)
        bench.commit()
        #expect(bench.types(to: first.address).first == .welcome)
        #expect(bench.refusals(to: second.address) == [.nameTaken])
    }

    @Test func `a doubled JOIN in one batch is stamped once`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        let join = bench.joining(&ana)
        bench.stage(join, from: ana.address)
        bench.stage(join, from: ana.address)
        bench.commit()
        #expect(bench.logged.count == 1 && bench.frames(Welcome.self, to: ana.address).count == 1)
    }

    @Test func `a JOIN behind a line of the same batch waits until it is durable`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        ana.cseq = 1
        let join = bench.joining(&ana) { $0.room = Name("lab")! }
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(join, from: ana.address)
        bench.commit()
        #expect(bench.logged.map(\.kind) == [.join, .say])
        bench.give(join, from: ana.address)
        #expect(bench.logged.map(\.kind) == [.join, .say, .leave, .join])
    }

    @Test func `a line behind a LEAVE of the same batch is not stamped`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.leaving(ana), from: ana.address)
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.commit()
        #expect(bench.logged.map(\.kind) == [.join, .leave])
    }

    @Test func `a leaver does not get its own leave, the others do`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.leave(ana)
        #expect(bench.types(to: ana.address).isEmpty)
        #expect(bench.stamped(to: bia.address).map(\.kind) == [.leave])
    }

    @Test func `what two members say in one batch has one order for everybody`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.say(bia, 1), from: bia.address)
        bench.stage(bench.say(ana, 2), from: ana.address)
        bench.commit()
        #expect(bench.stamped(to: ana.address) == bench.stamped(to: bia.address))
        #expect(bench.logged.map(\.seq) == [1, 2, 3, 4, 5])
        #expect(bench.logged.map(\.prev) == [0, 1, 2, 3, 4])
        #expect(bench.logged.suffix(3).map(\.client) == [ana.client, bia.client, ana.client])
    }
}
