import Testing

@testable import PomboCore

@Suite struct RoomTests {
    private let lab = Name("lab")!
    private let LAB = Name("LAB")!

    @Test func `a room has one name in the log, however its members write it`() {
        var bench = RelayBench()
        var ana = bench.member("ana") { $0.room = lab }
        var bia = bench.member("bia") { $0.room = LAB }
        bench.speak(&bia)
        ana.name = "anna"
        bench.enter(&ana) { $0.room = LAB }
        #expect(bench.logged.map(\.kind) == [.join, .join, .say, .nick])
        #expect(bench.logged.map(\.room) == ["lab", "lab", "lab", "lab"])
    }

    @Test func `old records are found in the log, however the room was written`() {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana") { $0.room = lab }
        _ = bench.member("bia") { $0.room = LAB }
        for _ in 0..<40 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        bench.give(bench.nack(ana, delivered: 1, [(1, 3)]), from: ana.address)
        bench.answerReads()
        #expect(bench.stamped(to: ana.address).prefix(3).map(\.seq) == [1, 2, 3])
    }

    @Test func `a room goes on where it was when somebody comes back to it`() {
        var bench = RelayBench()
        let ana = bench.member("ana") { $0.room = lab }
        bench.leave(ana)
        let bia = bench.member("bia") { $0.room = lab }
        #expect(bench.logged.map(\.prev) == [0, 1, 2])
        #expect(bia.welcome?.room.start == 2 && bia.welcome?.room.head == 3)
    }

    @Test func `P-131: the quietest empty room is forgotten for a new one and begins anew`() {
        var bench = RelayBench()
        bench.relay = Relay(bench.settings)
        for number in 1...RelayLimit.roomHeads {
            let room = ServiceLine.State.room(name: "room\(number)", head: UInt64(number))
            bench.relay.restore(.service(.state(room), seq: UInt64(number), time: bench.now.wall))
        }
        bench.relay.begin(next: 5000, at: bench.now)
        _ = bench.member("ana") { $0.room = Name("room1")! }
        _ = bench.member("bia") { $0.room = Name("a-new-one")! }
        _ = bench.member("caio") { $0.room = Name("room2")! }
        #expect(bench.logged.map(\.prev) == [1, 0, 0])
    }

    @Test func `rooms do not hear each other`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia") { $0.room = lab }
        bench.speak(&ana)
        #expect(bench.types(to: bia.address).isEmpty)
        #expect(ana.welcome!.room.tag != bia.welcome!.room.tag)
    }

    @Test func `who moves hears the new room from its own join on, and the old one no more`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        var bia = bench.member("bia") { $0.room = lab }
        bench.speak(&bia)
        bench.enter(&ana) { $0.room = lab }
        #expect(bench.stamped(to: ana.address).map(\.kind) == [.join])
        #expect(ana.welcome?.room.start == bench.logged[2].seq)
        let caio = bench.member("caio")
        #expect(bench.types(to: ana.address).isEmpty)
        #expect(bench.stamped(to: caio.address).count == 1)
    }

    @Test func `a move to another room under another name is two records`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        ana.name = "anna"
        bench.enter(&ana) { $0.room = lab }
        #expect(bench.logged.map(\.kind) == [.join, .leave, .join])
        #expect(bench.logged.map(\.nick) == ["ana", "ana", "anna"])
    }

    @Test func `a room that nobody is in has no HEAD`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.leave(ana)
        #expect(bench.relay.deadline == nil || bench.relay.sizes.peers == 0)
        bench.run(.seconds(5))
        #expect(bench.sent.isEmpty && bench.relay.deadline == nil)
    }
}
