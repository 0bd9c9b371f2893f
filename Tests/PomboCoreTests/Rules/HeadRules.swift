import Testing

@testable import PomboCore

@Suite struct HeadRules {
    /// When HEADs of the room come, in milliseconds after the last record.
    private func times(
        _ bench: inout RelayBench, to address: Address, _ span: Duration
    ) -> [Int64] {
        let start = bench.now.instant
        var times: [Int64] = []
        while let due = bench.relay.deadline, due <= start + span {
            bench.wait(bench.now.instant.duration(to: max(due, bench.now.instant)))
            bench.tick()
            for _ in bench.frames(Head.self, to: address) {
                times.append(start.duration(to: bench.now.instant).milliseconds)
            }
        }
        return times
    }

    @Test func `P-71: HEAD follows after 50 ms, then at times that double, to 2 s apart`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.run(.seconds(1))
        bench.speak(&ana)
        let times = times(&bench, to: ana.address, .seconds(10))
        #expect(times == [50, 100, 200, 400, 800, 1600, 3200, 5200, 7200, 9200])
    }

    @Test func `P-71: after a quiet minute HEADs are 5 s apart`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        for _ in 0..<7 {
            bench.run(.seconds(10))
            bench.give(bench.ping(ana), from: ana.address)
        }
        let times = times(&bench, to: ana.address, .seconds(20))
        #expect(zip(times, times.dropFirst()).suffix(2).allSatisfy { $1 - $0 == 5000 })
    }

    @Test(arguments: [(64, 50), (65, 100), (256, 100), (257, 250)])
    func `P-71: large rooms have their first HEAD later`(members: Int, milliseconds: Int) {
        #expect(RelayLimit.headInterval(members: members) == .milliseconds(milliseconds))
    }

    @Test func `P-72: an inbox has a HEAD only while its owner lags`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana, to: bia.client)
        let inbox = bia.welcome!.inbox.tag
        func heads() -> Int {
            bench.run(.milliseconds(500))
            return bench.frames(Head.self, to: bia.address).count { $0.tag == inbox }
        }
        #expect(heads() > 0)
        bench.give(bench.ping(bia, inbox: 3), from: bia.address)
        #expect(heads() == 0)
    }

    @Test func `P-73: the floor is the slowest member that repairs, and never falls`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        _ = bench.member("caio") { $0.flags = .raw }
        bench.speak(&ana)
        func floor() -> UInt64 {
            bench.run(.seconds(3))
            return bench.frames(Head.self, to: bia.address).last?.floor ?? 0
        }
        bench.give(bench.ping(ana, delivered: 4), from: ana.address)
        bench.give(bench.ping(bia, delivered: 3), from: bia.address)
        #expect(floor() == 3)
        bench.give(bench.ping(bia, delivered: 4), from: bia.address)
        #expect(floor() == 4)
        _ = bench.member("dora")
        #expect(floor() >= 4)
    }

    @Test func `P-73: with a member expected back there is no floor`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        _ = bench.member("bia")
        bench.restart()
        bench.enter(&ana) { $0.logID = 99 }
        bench.give(bench.ping(ana, delivered: 2), from: ana.address)
        bench.run(.seconds(2))
        #expect(bench.frames(Head.self, to: ana.address).allSatisfy { $0.floor == 0 })
    }
}
