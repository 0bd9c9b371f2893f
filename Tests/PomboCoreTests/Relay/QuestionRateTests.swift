import Testing

@testable import PomboCore

@Suite struct QuestionRateTests {
    /// A room whose oldest records have left memory, and somebody in it.
    private func forgetful() -> (RelayBench, RelayBench.Guest) {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        for _ in 0..<40 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        return (bench, bia)
    }

    @Test func `P-45: a new name or room costs a token, coming back is free`() {
        var bench = RelayBench { $0.recordRate = 5 }
        var ana = bench.member("ana")
        bench.wait(.seconds(10))
        for number in 1...5 {
            bench.enter(&ana) { $0.name = Name("ana-\(number)")! }
            #expect(bench.logged.last?.kind == .nick)
        }
        let count = bench.logged.count
        bench.enter(&ana) { $0.name = Name("ana-6")! }
        #expect(bench.refusals(to: ana.address) == [.tooFast])
        bench.enter(&ana) { $0.room = Name("lab")! }
        #expect(bench.refusals(to: ana.address) == [.tooFast])
        bench.enter(&ana) { $0.name = Name("ana-5")! }
        #expect(bench.refusals(to: ana.address).isEmpty)
        #expect(bench.logged.count == count)
        bench.wait(.milliseconds(200))
        bench.enter(&ana) { $0.name = Name("ana-6")! }
        #expect(bench.logged.count == count + 1)
    }

    @Test func `P-66: questions count as repairs, and a NACK is answered all the same`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.speak(&ana)
        bench.wait(.seconds(10))
        for number in 1...RelayLimit.repairBurst + 1 {
            bench.give(bench.asksWho(ana), from: ana.address)
            let count = bench.frames(Roster.self, to: ana.address).count
            #expect(count == (number <= RelayLimit.repairBurst ? 1 : 0), "\(number)")
        }
        bench.give(bench.asking(ana, before: 3, count: 1), from: ana.address)
        #expect(bench.sent.isEmpty)
        bench.give(bench.nack(ana, delivered: 1, [(1, 2)]), from: ana.address)
        #expect(bench.stamped(to: ana.address).map(\.seq) == [2])
    }

    @Test func `P-69: sixty-four searches of the log at a time, not one more`() {
        var (bench, _) = forgetful()
        let guests = (0..<70).map { bench.member("guest-\($0)") }
        bench.wait(.seconds(1))
        var outbox = Outbox()
        for guest in guests {
            let nack = bench.nack(guest, delivered: 2, [(2, 4)])
            try? bench.relay.receive(
                nack.span, from: guest.address, at: bench.now, into: &outbox)
        }
        #expect(outbox.reads.count == RelayLimit.readsPerWakeUp)
    }

    @Test func `P-68: what neither memory nor log has is gone, and the rest goes on`() {
        var (bench, bia) = forgetful()
        bench.give(bench.nack(bia, delivered: 2, [(2, 42)]), from: bia.address)
        let request = bench.outbox.reads[0]
        bench.answerReads(from: [])
        let gone = bench.frames(Gone.self, to: bia.address)
        #expect(gone.map(\.through) == [request.newest])
        // Those that a search does find are sent, and nothing is gone.
        (bench, bia) = forgetful()
        bench.give(bench.nack(bia, delivered: 2, [(2, 42)]), from: bia.address)
        bench.answerReads()
        #expect(bench.frames(Gone.self, to: bia.address).isEmpty)
        #expect(bench.stamped(to: bia.address).contains { $0.seq == 3 })
    }
}
