import Testing

@testable import PomboCore

/// Leaves that the log did not take come before everything else when it goes on.
@Suite struct OwedLeaveTests {
    /// Two members, and a third whose leave the log did not take.
    private func trouble() -> (RelayBench, RelayBench.Guest, RelayBench.Guest) {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        let caio = bench.member("caio")
        bench.stage(bench.leaving(caio), from: caio.address)
        bench.abandon()
        return (bench, ana, bia)
    }

    @Test func `an owed leave comes before a line`() {
        var (bench, ana, _) = trouble()
        bench.speak(&ana)
        #expect(bench.logged.suffix(2).map(\.kind) == [.leave, .say])
    }

    @Test func `an owed leave comes before a join`() {
        var (bench, _, _) = trouble()
        _ = bench.member("dora")
        #expect(bench.logged.suffix(2).map(\.kind) == [.leave, .join])
    }

    @Test func `an owed leave comes before a new name`() {
        var (bench, ana, _) = trouble()
        ana.name = "anna"
        bench.enter(&ana)
        #expect(bench.logged.suffix(2).map(\.kind) == [.leave, .nick])
    }

    @Test func `an owed leave comes before a move`() {
        var (bench, ana, _) = trouble()
        bench.enter(&ana) { $0.room = Name("lab")! }
        #expect(bench.logged.suffix(3).map(\.reason) == [.left, .moved, nil])
    }

    @Test func `an owed leave comes before a post`() {
        var (bench, _, _) = trouble()
        bench.give(bench.post(7), from: bench.address())
        #expect(bench.logged.suffix(2).map(\.kind) == [.leave, .post])
    }

    @Test func `owed leaves are tried again by themselves, once a second`() {
        var (bench, _, _) = trouble()
        bench.run(.milliseconds(900))
        #expect(bench.logged.count == 3)
        bench.run(.milliseconds(1200))
        #expect(bench.logged.last?.reason == .left && bench.logged.count == 4)
    }

    @Test func `two owed leaves are stamped in one batch, each once`() {
        var (bench, ana, bia) = trouble()
        bench.stage(bench.leaving(bia), from: bia.address)
        bench.abandon()
        bench.speak(&ana)
        bench.run(.seconds(3))
        #expect(bench.logged.suffix(3).map(\.nick) == ["bia", "caio", "ana"])
        #expect(bench.logged.count == 6)
    }

    @Test func `who is owed a leave is answered nothing but log full`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.stage(bench.leaving(ana), from: ana.address)
        bench.abandon()
        bench.give(bench.ping(ana), from: ana.address)
        #expect(bench.sent.isEmpty)
        bench.enter(&ana)
        #expect(bench.refusals(to: ana.address) == [.logFull])
        bench.run(.seconds(2))
        bench.enter(&ana)
        #expect(bench.types(to: ana.address).first == .welcome)
        #expect(bench.logged.map(\.kind) == [.join, .leave, .join])
    }

    @Test func `an owed leave keeps the name until it is stamped`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.leaving(ana), from: ana.address)
        bench.abandon()
        var other = bench.guest("ana")
        bench.enter(&other)
        #expect(bench.refusals(to: other.address) == [.nameTaken])
        bench.run(.seconds(2))
        #expect(bench.enter(&other) != nil)
    }
}
