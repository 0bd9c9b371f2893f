import Testing

@testable import PomboCore

@Suite struct BanTests {
    @Test func `who was removed is kept out by host, whatever the client id`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.remove("ana", for: .seconds(60))
        var other = bench.guest("other")
        other.address = Address(high: ana.address.high, low: ana.address.low, port: 9)
        bench.enter(&other)
        #expect(bench.refusals(to: other.address) == [.removed])
    }

    @Test func `who was removed is kept out by client id, wherever it is`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.remove("ana", for: .seconds(60))
        ana.address = bench.address()
        bench.enter(&ana)
        #expect(bench.refusals(to: ana.address) == [.removed])
    }

    @Test(arguments: [(59_999, false), (60_000, true)])
    func `a removal ends at its time`(milliseconds: Int64, isIn: Bool) {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.remove("ana", for: .seconds(60))
        bench.wait(.milliseconds(milliseconds))
        #expect((bench.enter(&ana) != nil) == isIn)
    }

    @Test func `a removed one's host may not post either`() {
        var bench = RelayBench()
        _ = bench.member("bia")
        let ana = bench.member("ana")
        bench.remove("ana", for: .seconds(60))
        let count = bench.logged.count
        bench.give(bench.post(5, "anonymous"), from: ana.address)
        #expect(bench.logged.count == count)
    }

    @Test func `somebody who is removed on the relay's machine does not take it along`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        ana.address = Address(ipv4: 0x7F00_0001, port: 5000)
        bench.enter(&ana)
        bench.remove("ana", for: .seconds(60))
        var bia = bench.guest("bia")
        bia.address = Address(ipv4: 0x7F00_0001, port: 5001)
        #expect(bench.enter(&bia) != nil)
    }

    @Test func `a name that nobody has cannot be removed or muted`() {
        var bench = RelayBench()
        _ = bench.member("script") { $0.flags = .visitor }
        let before = bench.relay
        #expect(bench.remove("script", for: .seconds(1)) == false)
        #expect(bench.mute("ghost", for: .seconds(1)) == false)
        let isSame = bench.relay == before
        #expect(isSame)
    }

    @Test func `what a muted member says waits until its time is over`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.mute("ana", for: .seconds(10))
        bench.speak(&ana)
        #expect(bench.refusals(to: ana.address) == [.muted] && bench.logged.count == 1)
        #expect(bench.frames(Refuse.self, to: ana.address).map(\.retryMilliseconds) == [10_000])
        bench.run(.milliseconds(9_999))
        #expect(bench.logged.count == 1)
        bench.run(.milliseconds(2))
        #expect(bench.logged.count == 2)
    }

    @Test func `leaving and joining again does not give the voice back`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.mute("ana", for: .seconds(10))
        bench.leave(ana)
        bench.enter(&ana)
        bench.speak(&ana)
        #expect(bench.refusals(to: ana.address) == [.muted])
    }

    @Test func `a muted member is muted under another client id of its host, too`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.mute("ana", for: .seconds(10))
        var other = bench.guest("other")
        other.address = Address(high: ana.address.high, low: ana.address.low, port: 9)
        bench.enter(&other)
        bench.speak(&other)
        #expect(bench.refusals(to: other.address) == [.muted])
    }

    @Test func `a muted one's host may not post either`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.mute("ana", for: .seconds(10))
        bench.give(bench.post(5, "anonymous"), from: ana.address)
        #expect(bench.logged.count == 1)
        bench.wait(.seconds(10))
        bench.give(bench.post(5, "anonymous"), from: ana.address)
        #expect(bench.logged.count == 2)
    }

    @Test func `of two times that somebody is kept out the longer one counts`() {
        var bans = BanList()
        let (now, address) = (Instant.zero, Address(ipv4: 1, port: 1))
        for seconds: Int64 in [5, 9, 7] {
            bans.add(
                BanList.Ban(client: 1, address: nil, until: now + .seconds(seconds)), at: now)
        }
        #expect(bans.end(client: 1, address: address, at: now) == now + .seconds(9))
    }

    @Test func `1,024 removals are remembered, the oldest makes way`() {
        var bans = BanList()
        let now = Instant.zero
        for client in 1...UInt64(RelayLimit.bans) {
            bans.add(BanList.Ban(client: client, address: nil, until: now + .seconds(9)), at: now)
        }
        let address = Address(ipv4: 1, port: 1)
        #expect(bans.end(client: 1, address: address, at: now) != nil)
        bans.add(BanList.Ban(client: 0, address: nil, until: now + .seconds(9)), at: now)
        #expect(bans.end(client: 1, address: address, at: now) == nil)
        #expect(bans.end(client: 2, address: address, at: now) != nil)
    }
}
