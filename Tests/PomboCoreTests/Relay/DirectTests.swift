import Testing

@testable import PomboCore

@Suite struct DirectTests {
    /// Two members; the first has said one direct message to the second, record 3.
    private func pair() -> (RelayBench, RelayBench.Guest, RelayBench.Guest) {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana, "psst", to: bia.client)
        return (bench, ana, bia)
    }

    @Test func `a direct message goes to its recipient alone`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        let caio = bench.member("caio")
        bench.speak(&ana, "psst", to: bia.client)
        #expect(bench.types(to: bia.address) == [.stamped])
        #expect(bench.types(to: caio.address).isEmpty && bench.types(to: ana.address) == [.ack])
        #expect(bench.heads(to: bia.address).map(\.tag) == [bia.welcome!.inbox.tag])
    }

    @Test func `inboxes have chains of their own`() {
        var (bench, ana, bia) = pair()
        bench.speak(&bia, to: ana.client)
        bench.speak(&ana, to: bia.client)
        bench.speak(&ana)
        #expect(bench.logged.map(\.prev) == [0, 1, 0, 0, 3, 2])
    }

    @Test func `the log names the recipient, by id and by name`() {
        let (bench, _, bia) = pair()
        #expect(bench.logged.last?.to == bia.client && bench.logged.last?.toNick == "bia")
        #expect(bench.logged.last?.room == "lobby")
    }

    @Test func `a lost direct message is repaired from the inbox`() {
        var (bench, _, bia) = pair()
        bench.wait(.milliseconds(10))
        let inbox = bia.welcome!.inbox.number
        bench.give(bench.nack(bia, delivered: 0, [(0, 3)], stream: inbox), from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3])
    }

    @Test func `nobody can ask for another one's inbox`() {
        var (bench, ana, bia) = pair()
        let inbox = bia.welcome!.inbox.number
        bench.give(bench.nack(ana, delivered: 0, [(0, 3)], stream: inbox), from: ana.address)
        bench.give(bench.asking(ana, before: 9, stream: inbox), from: ana.address)
        #expect(bench.sent.isEmpty)
    }

    @Test func `P-128: a direct message to somebody nobody knows is stamped, with prev 0`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        for cseq in 1...2 as ClosedRange<UInt32> {
            bench.speak(&ana, to: 12_345)
            #expect(bench.types(to: ana.address) == [.ack])
            #expect(bench.frames(Ack.self, to: ana.address).map(\.cseq) == [cseq])
            #expect(bench.logged.last?.to == 12_345 && bench.logged.last?.prev == 0)
        }
    }

    @Test func `P-130: an inbox goes on where its owner says, up to its head and in this log`() {
        var (bench, _, bia) = pair()
        for (last, isThisLog, start) in [
            (3, true, 3), (UInt64.max, true, 3), (0, true, 0), (3, false, 0),
        ] as [(UInt64, Bool, UInt64)] {
            let log = bench.relay.settings.logID &+ (isThisLog ? 0 : 1)
            bench.enter(&bia) {
                $0.inboxLast = last
                $0.logID = log
            }
            #expect(bia.welcome?.inbox.start == start)
        }
    }

    @Test func `an inbox waits for its owner to come back`() {
        var (bench, ana, bia) = pair()
        bench.leave(bia)
        bench.speak(&ana, to: bia.client)
        bench.enter(&bia)
        #expect(bia.welcome?.inbox.head == 5 && bia.welcome?.inbox.start == 0)
        let inbox = bia.welcome!.inbox.number
        bench.give(bench.nack(bia, delivered: 0, [(0, 5)], stream: inbox), from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3, 5])
    }

    @Test func `a direct message in one batch with a room's lines goes its own way`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.say(ana, 2, to: bia.client), from: ana.address)
        bench.stage(bench.say(ana, 3), from: ana.address)
        bench.commit()
        #expect(bench.stamped(to: ana.address).map(\.cseq) == [1, 3])
        #expect(bench.logged.map(\.prev) == [0, 1, 2, 0, 3])
        #expect(bench.frames(Ack.self, to: ana.address).map(\.cseq) == [3])
    }
}

@Suite struct SeenTests {
    private func pair() -> (RelayBench, RelayBench.Guest, RelayBench.Guest) {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana, "psst", to: bia.client)
        return (bench, ana, bia)
    }

    private func seen(_ bench: RelayBench, _ guest: RelayBench.Guest) -> UInt32? {
        bench.frames(Ack.self, to: guest.address).last?.seen
    }

    @Test func `room lines count as seen, direct ones hold it up`() {
        var (bench, ana, bia) = pair()
        bench.speak(&ana)
        #expect(seen(bench, ana) == 0)
        bench.give(bench.ping(bia, inbox: 3), from: bia.address)
        #expect(seen(bench, ana) == 2)
    }

    @Test func `nobody is believed to have seen what is not in the inbox`() {
        var (bench, ana, bia) = pair()
        bench.give(bench.ping(bia, inbox: .max), from: bia.address)
        #expect(seen(bench, ana) == 1)
        bench.speak(&ana, to: bia.client)
        #expect(seen(bench, ana) == 1)
    }

    @Test func `who tells by its JOIN what it has is believed, too`() {
        var (bench, ana, bia) = pair()
        bench.resume(&bia, last: 2, inbox: 3)
        #expect(seen(bench, ana) == 1)
    }

    @Test func `a restart does not make an unread message seen`() {
        var (bench, ana, bia) = pair()
        bench.restart()
        ana.cseq = 1
        bench.resume(&ana, last: 2)
        bench.speak(&ana)
        #expect(seen(bench, ana) == 0)
        bench.resume(&bia, last: 2)
        bench.give(bench.ping(bia, inbox: 3), from: bia.address)
        #expect(seen(bench, ana) == 2)
    }

    @Test func `a message that was read before a restart is seen when its reader is back`() {
        var (bench, ana, bia) = pair()
        bench.give(bench.ping(bia, inbox: 3), from: bia.address)
        bench.restart()
        bench.resume(&ana, last: 2)
        bench.resume(&bia, last: 2, inbox: 3)
        #expect(seen(bench, ana) == 1)
    }

    @Test func `of two recipients the slower one decides`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        let caio = bench.member("caio")
        bench.speak(&ana, to: bia.client)
        bench.speak(&ana, to: caio.client)
        bench.give(bench.ping(caio, inbox: 5), from: caio.address)
        #expect(seen(bench, ana) == nil)
        bench.give(bench.ping(bia, inbox: 4), from: bia.address)
        #expect(seen(bench, ana) == 2)
    }

    @Test func `64 unread messages are watched one by one, more of them together`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        for _ in 0..<65 { bench.speak(&ana, to: bia.client) }
        bench.give(bench.ping(bia, inbox: 65), from: bia.address)
        #expect(seen(bench, ana) == 63)
        bench.give(bench.ping(bia, inbox: 66), from: bia.address)
        #expect(seen(bench, ana) == nil)
        bench.give(bench.ping(bia, inbox: 67), from: bia.address)
        #expect(seen(bench, ana) == 65)
    }

    @Test func `what cannot be watched is never called seen`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        let caio = bench.member("caio")
        for _ in 0..<64 { bench.speak(&ana, to: bia.client) }
        bench.speak(&ana, to: caio.client)
        bench.give(bench.ping(bia, inbox: 67), from: bia.address)
        #expect(seen(bench, ana) == 63)
        bench.give(bench.ping(caio, inbox: 68), from: caio.address)
        bench.speak(&ana)
        #expect(seen(bench, ana) == 63)
    }

    @Test func `a direct message to raw ears does not ask for heads`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let raw = bench.member("raw") { $0.flags = .raw }
        bench.speak(&ana, to: raw.client)
        #expect(bench.types(to: raw.address) == [.stamped])
        bench.run(.seconds(3))
        let inbox = raw.welcome!.inbox.tag
        #expect(bench.frames(Head.self, to: raw.address).allSatisfy { $0.tag != inbox })
    }

    @Test func `a raw author is told nothing`() {
        var bench = RelayBench()
        let raw = bench.member("raw") { $0.flags = .raw }
        let ana = bench.member("ana")
        bench.give(bench.say(raw, 1, to: ana.client), from: raw.address)
        bench.give(bench.ping(ana, inbox: 3), from: ana.address)
        #expect(bench.types(to: raw.address).isEmpty)
    }
}
