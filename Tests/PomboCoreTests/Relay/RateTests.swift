import Testing

@testable import PomboCore

@Suite struct RateTests {
    /// How many of `count` attempts were answered.
    private func answered(
        _ bench: inout RelayBench, _ count: Int, _ step: (inout RelayBench) -> Bool
    ) -> Int {
        (0..<count).reduce(0) { total, _ in total + (step(&bench) ? 1 : 0) }
    }

    @Test func `a new name costs a token like a line`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for number in 1...8 {
            ana.name = "ana-\(number)"
            bench.enter(&ana)
        }
        #expect(bench.logged.count == 6)
        #expect(bench.refusals(to: ana.address) == [.tooFast])
        let retry = bench.frames(Refuse.self, to: ana.address).first?.retryMilliseconds ?? 0
        #expect(retry > 0 && retry <= 1000)
        bench.wait(.milliseconds(Int64(retry)))
        #expect(bench.enter(&ana) != nil && bench.logged.last?.kind == .nick)
    }

    @Test func `a move to another room costs a token like a line`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for number in 1...8 { bench.enter(&ana) { $0.room = Name("room\(number)")! } }
        #expect(bench.logged.count == 11 && bench.refusals(to: ana.address) == [.tooFast])
    }

    @Test func `coming back costs no token`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for _ in 0..<20 { #expect(bench.resume(&ana, last: 1) != nil) }
        for cseq: UInt32 in 1...5 { bench.give(bench.say(ana, cseq), from: ana.address) }
        #expect(bench.logged.count == 6)
    }

    @Test func `coming back brings no tokens`() {
        var bench = RelayBench { $0.recordRate = 1 }
        var ana = bench.member("ana")
        for _ in 0..<5 { bench.speak(&ana) }
        bench.resume(&ana, last: 1)
        bench.speak(&ana)
        #expect(bench.logged.count == 6)
    }

    @Test func `tokens that an abandoned batch would have cost are still there`() {
        var bench = RelayBench { $0.recordRate = 1 }
        let ana = bench.member("ana")
        for cseq: UInt32 in 1...5 { bench.stage(bench.say(ana, cseq), from: ana.address) }
        bench.abandon()
        for cseq: UInt32 in 1...5 { bench.give(bench.say(ana, cseq), from: ana.address) }
        #expect(bench.logged.count == 6)
    }

    @Test(arguments: [(999, 6), (1000, 7)])
    func `a token comes back after exactly its interval`(milliseconds: Int64, records: Int) {
        var bench = RelayBench { $0.recordRate = 1 }
        let ana = bench.member("ana")
        for cseq: UInt32 in 1...7 { bench.give(bench.say(ana, cseq), from: ana.address) }
        bench.run(.milliseconds(milliseconds))
        #expect(bench.logged.count == records)
    }

    @Test func `rate zero is no limit`() {
        var bench = RelayBench { $0.recordRate = 0 }
        let ana = bench.member("ana")
        for cseq: UInt32 in 1...500 { bench.stage(bench.say(ana, cseq), from: ana.address) }
        bench.commit()
        #expect(bench.logged.count == 501)
    }

    @Test func `one session's haste costs another one nothing`() {
        var bench = RelayBench { $0.recordRate = 1 }
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        for cseq: UInt32 in 1...9 { bench.give(bench.say(ana, cseq), from: ana.address) }
        for cseq: UInt32 in 1...5 { bench.give(bench.say(bia, cseq), from: bia.address) }
        #expect(bench.logged.suffix(5).allSatisfy { $0.client == bia.client })
    }

    @Test func `WHO is answered a thousand times a second and session, not more`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let count = answered(&bench, 3000) { bench in
            bench.wait(.microseconds(500))
            bench.give(bench.asksWho(ana), from: ana.address)
            return !bench.frames(Roster.self, to: ana.address).isEmpty
        }
        #expect((1500...1600).contains(count))
    }

    @Test func `small questions about history do not go around the limit`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        for _ in 0..<10 { bench.speak(&ana) }
        let count = answered(&bench, 3000) { bench in
            bench.wait(.microseconds(500))
            bench.give(bench.asking(ana, before: 9, count: 3), from: ana.address)
            return !bench.stamped(to: ana.address).isEmpty
        }
        #expect((450...550).contains(count))
    }

    @Test func `at most 64 searches of the log come out of one wake-up`() {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana")
        for _ in 0..<40 { bench.speak(&ana) }
        var guests: [RelayBench.Guest] = []
        for index in 0..<70 { guests.append(bench.member("g\(index)")) }
        bench.outbox.clear()
        for guest in guests {
            for question in [
                bench.nack(guest, delivered: 1, [(1, 5)]), bench.asking(guest, before: 9, count: 2),
            ] {
                try? bench.relay.receive(
                    question.span, from: guest.address, at: bench.now, into: &bench.outbox)
            }
        }
        #expect(bench.outbox.reads.count == RelayLimit.readsPerWakeUp)
    }

    @Test func `1,000 repaired records a second and session, whatever is asked`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        for _ in 0..<60 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        let before = bench.relay.counts.repairs
        for _ in 0..<200 {
            bench.give(bench.nack(bia, delivered: 2, [(2, 62)]), from: bia.address)
            bench.wait(.milliseconds(5))
        }
        let repaired = bench.relay.counts.repairs - before
        // Each of the 200 may exceed the limit by the one record that is always there.
        #expect(repaired >= 1000 && repaired <= 1000 + RelayLimit.repairBurst + 200)
    }
}
