import Testing

@testable import PomboCore

@Suite struct CreditRules {
    @Test func `P-126: a member gets as much unasked as half of its receive buffer holds`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia") { $0.receiveBuffer = 60_000 }
        bench.wait(.seconds(1))
        // Eighty full datagrams: 94,080 bytes, of which 30,000 hold 25.
        Self.burst(&bench, &ana, count: 160)
        #expect(Self.stamped(bench, to: ana.address) == 80)
        #expect(Self.stamped(bench, to: bia.address) == 25)
        #expect(bench.relay.counts.overruns == 1)
        // What it got is the beginning, without a hole.
        #expect(bench.stamped(to: bia.address).map(\.cseq) == (1...50).map { UInt32($0) })
    }

    @Test func `P-126: without a word about its buffer it has that of a plain system`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia")
        bench.wait(.seconds(1))
        Self.burst(&bench, &ana, count: 200)
        #expect(Self.stamped(bench, to: bia.address) == 106_496 / 1176)
    }

    @Test func `P-126: a small buffer still gets sixteen datagrams`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia") { $0.receiveBuffer = 1 }
        bench.wait(.seconds(1))
        Self.burst(&bench, &ana, count: 160)
        #expect(Self.stamped(bench, to: bia.address) == 16)
    }

    @Test func `P-126: short datagrams count as 512 bytes`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia") { $0.receiveBuffer = 40_960 }
        bench.wait(.seconds(1))
        var count = 0
        for _ in 0..<60 {
            bench.speak(&ana)
            count += Self.stamped(bench, to: bia.address)
        }
        #expect(count == 40)
    }

    @Test func `P-126: whoever is heard has credit again, and so has everybody after 20 ms`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia") { $0.receiveBuffer = 1 }
        bench.wait(.seconds(1))
        Self.burst(&bench, &ana, count: 160)
        bench.wait(.milliseconds(19))
        bench.speak(&ana)
        #expect(Self.stamped(bench, to: bia.address) == 0)
        bench.wait(.milliseconds(1))
        bench.speak(&ana)
        #expect(Self.stamped(bench, to: bia.address) == 1)
        Self.burst(&bench, &ana, count: 160)
        bench.wait(.milliseconds(1))
        bench.give(bench.ping(bia, delivered: 3), from: bia.address)
        bench.speak(&ana)
        #expect(Self.stamped(bench, to: bia.address) == 1)
    }

    @Test func `what was left out comes when it is asked for`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.receiveBuffer = 4 << 20 }
        let bia = bench.member("bia") { $0.receiveBuffer = 1 }
        bench.wait(.seconds(1))
        Self.burst(&bench, &ana, count: 160)
        let last = bench.stamped(to: bia.address).last!.seq
        bench.give(bench.nack(bia, delivered: last, [(last, last + 200)]), from: bia.address)
        #expect(bench.stamped(to: bia.address).first?.prev == last)
        #expect(bench.stamped(to: bia.address).count == RelayLimit.repairBurst)
    }

    // MARK: Hands

    /// Two lines fill a datagram.
    private static func burst(
        _ bench: inout RelayBench, _ guest: inout RelayBench.Guest, count: Int
    ) {
        let text = String(repeating: "x", count: 530)
        for _ in 0..<count {
            guest.cseq += 1
            bench.stage(bench.say(guest, guest.cseq, text), from: guest.address)
        }
        bench.commit()
    }

    private static func stamped(_ bench: RelayBench, to address: Address) -> Int {
        bench.heads(to: address).count
    }
}
