import Testing

@testable import PomboCore

/// A relay with everybody who is needed to begin a batch in any way.
struct AbandonRoom {
    /// What a batch may begin with: named, so that a failure says which one.
    enum Step: CaseIterable {
        case line, lines, heldLine, direct, directToStranger, directToLeaver, rawLine, visitorLine
        case join, joinNewRoom, rename, move, moveAndRename, post, steppedClock
    }

    var bench = RelayBench { $0.recordRate = 5 }
    var ana: RelayBench.Guest
    var bia: RelayBench.Guest
    var raw: RelayBench.Guest
    var script: RelayBench.Guest
    var gone: RelayBench.Guest
    var dora: RelayBench.Guest
    /// The JOINs, made before: asking for a cookie would end an open batch.
    var join: [UInt8]
    var opening: [UInt8]
    var rename: [UInt8]
    var move: [UInt8]
    var both: [UInt8]

    init() {
        ana = bench.member("ana")
        bia = bench.member("bia")
        raw = bench.member("raw") { $0.flags = .raw }
        script = bench.member("script") { $0.flags = .visitor }
        gone = bench.member("gone") { $0.room = Name("lab")! }
        bench.leave(gone)
        bench.give(bench.say(ana, 3), from: ana.address)
        dora = bench.guest("dora")
        join = bench.joining(&dora) { $0.room = Name("lab")! }
        opening = bench.joining(&dora) { $0.room = Name("attic")! }
        var other = bia
        move = bench.joining(&other) { $0.room = Name("lab")! }
        other.name = "beatriz"
        rename = bench.joining(&other)
        both = bench.joining(&other) { $0.room = Name("lab")! }
    }

    mutating func take(_ step: Step) {
        switch step {
        case .line: bench.stage(bench.say(bia, 1), from: bia.address)
        case .lines:
            for cseq: UInt32 in 1...5 { bench.stage(bench.say(bia, cseq), from: bia.address) }
        case .heldLine:
            bench.stage(bench.say(ana, 1), from: ana.address)
            bench.stage(bench.say(ana, 2), from: ana.address)
        case .direct: bench.stage(bench.say(bia, 1, to: ana.client), from: bia.address)
        case .directToStranger: bench.stage(bench.say(bia, 1, to: 999), from: bia.address)
        case .directToLeaver: bench.stage(bench.say(bia, 1, to: gone.client), from: bia.address)
        case .rawLine: bench.stage(bench.say(raw, 7), from: raw.address)
        case .visitorLine: bench.stage(bench.say(script, 1), from: script.address)
        case .join: bench.stage(join, from: dora.address)
        case .joinNewRoom: bench.stage(opening, from: dora.address)
        case .rename: bench.stage(rename, from: bia.address)
        case .move: bench.stage(move, from: bia.address)
        case .moveAndRename: bench.stage(both, from: bia.address)
        case .post: bench.stage(bench.post(77), from: dora.address)
        case .steppedClock:
            bench.now.wall.microseconds -= 9_000_000
            bench.stage(bench.say(bia, 1), from: bia.address)
        }
    }
}

extension Relay {
    /// What a POST and a new room leave behind: strangers get no second chance from a full log,
    /// and no secret number is drawn twice.
    mutating func forgetPosting(of before: Relay) {
        door.postPace = before.door.postPace
        registry.numbers = before.registry.numbers
    }
}

@Suite struct AbandonTests {
    @Test(arguments: AbandonRoom.Step.allCases)
    func `an abandoned batch leaves the relay as it was, whatever it held`(
        step: AbandonRoom.Step
    ) {
        var room = AbandonRoom()
        let before = room.bench.relay
        room.take(step)
        #expect(room.bench.relay.hasBatch)
        room.bench.abandon()
        var after = room.bench.relay
        after.forgetWitnessing(of: before)
        after.forgetPosting(of: before)
        // Not in the macro: a failure would print two whole relays.
        let isSame = after == before
        #expect(isSame)
    }

    @Test func `a line that got its token in an abandoned batch waits on, and keeps the token`() {
        var bench = RelayBench { $0.recordRate = 5 }
        let ana = bench.member("ana")
        for cseq: UInt32 in 1...6 { bench.give(bench.say(ana, cseq), from: ana.address) }
        bench.wait(.milliseconds(200))
        let before = bench.relay
        bench.outbox.clear()
        bench.relay.stageWaiting(at: bench.now, into: &bench.outbox)
        #expect(bench.relay.hasBatch)
        bench.abandon()
        var after = bench.relay
        after.forgetWitnessing(of: before)
        let isSame = after == before
        #expect(isSame)
        bench.run(.milliseconds(1001))
        #expect(bench.logged.last?.cseq == 6)
    }

    @Test(arguments: AbandonRoom.Step.allCases)
    func `what was abandoned comes out the same when it is tried again`(step: AbandonRoom.Step) {
        var (once, twice) = (AbandonRoom(), AbandonRoom())
        once.take(step)
        once.bench.commit()
        let clock = twice.bench.now
        twice.take(step)
        twice.bench.abandon()
        twice.bench.now = clock
        twice.take(step)
        twice.bench.commit()
        let isSameLog = once.bench.log == twice.bench.log
        #expect(isSameLog)
        #expect(once.bench.relay.sizes == twice.bench.relay.sizes)
        let views = (once.bench.relay.roster, twice.bench.relay.roster)
        #expect(views.0.map(\.name) == views.1.map(\.name))
        #expect(views.0.map(\.room) == views.1.map(\.room))
    }

    @Test func `a number that an abandoned batch would have had is given to the next record`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.stage(bench.say(ana, 2), from: ana.address)
        bench.abandon()
        bench.give(bench.post(5), from: bench.address())
        #expect(bench.logged.map(\.seq) == [1, 2] && bench.logged.map(\.prev) == [0, 1])
    }

    @Test func `a reservation that the log did not take is made again`() {
        var bench = RelayBench { $0.durability = .none }
        var ana = bench.guest("ana")
        let join = bench.joining(&ana)
        bench.stage(join, from: ana.address)
        bench.abandon()
        bench.stage(join, from: ana.address)
        #expect(bench.outbox.mustSync)
        #expect(String(decoding: bench.outbox.lines, as: UTF8.self).contains("reserve"))
    }

    @Test func `every author of an abandoned batch is told once, and nobody else`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let bia = bench.member("bia")
        let caio = bench.member("caio")
        for cseq: UInt32 in 1...3 { bench.stage(bench.say(ana, cseq), from: ana.address) }
        bench.stage(bench.say(bia, 1), from: bia.address)
        bench.abandon()
        #expect(bench.types(to: ana.address) == [.refuse])
        #expect(bench.types(to: bia.address) == [.refuse])
        #expect(bench.types(to: caio.address).isEmpty)
    }

    @Test func `a full log is told once a second, however often it is tried`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var refusals = 0
        for _ in 0..<25 {
            bench.stage(bench.say(ana, 1), from: ana.address)
            bench.abandon()
            refusals += bench.refusals(to: ana.address).count
            bench.wait(.milliseconds(100))
        }
        #expect(refusals == 3)
    }

    @Test func `repair goes on while the log is full`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana)
        bench.stage(bench.say(ana, 2), from: ana.address)
        bench.abandon()
        bench.wait(.milliseconds(10))
        bench.stage(bench.nack(bia, delivered: 2, [(2, 3)]), from: bia.address)
        bench.collect()
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3])
    }

    @Test func `nothing that is told while a batch is open knows of it`() {
        var room = AbandonRoom()
        let head = room.bench.relay.head(of: .lobby)
        for step in [AbandonRoom.Step.heldLine, .direct, .join, .post] { room.take(step) }
        let questions = [
            room.bench.say(room.bia, 1), room.bench.ping(room.bia, delivered: .max),
            room.bench.asksWho(room.bia), room.bench.asking(room.bia, before: .max),
        ]
        for question in questions { room.bench.stage(question, from: room.bia.address) }
        room.bench.wait(.seconds(3))
        room.bench.relay.tick(at: room.bench.now, into: &room.bench.outbox)
        room.bench.collect()
        for address in [room.ana.address, room.bia.address, room.dora.address] {
            #expect(room.bench.stamped(to: address).allSatisfy { $0.seq <= head })
            #expect(room.bench.frames(Ack.self, to: address).isEmpty)
            #expect(room.bench.frames(Welcome.self, to: address).isEmpty)
            #expect(room.bench.frames(Head.self, to: address).allSatisfy { $0.head <= head })
            #expect(room.bench.frames(Pong.self, to: address).allSatisfy { $0.roomHead == head })
        }
        #expect(room.bench.frames(Roster.self, to: room.bia.address).map(\.total) == [3])
        #expect(room.bench.heads(to: room.bia.address).map(\.page?.total) == [3])
    }

    @Test func `the trouble and its end are told to the operator, each once`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.stage(bench.say(ana, 1), from: ana.address)
        bench.abandon()
        #expect(bench.outbox.notices == [.logTrouble(.full, recordCount: 1)])
        bench.give(bench.say(ana, 1), from: ana.address)
        #expect(bench.outbox.notices == [.logResumed])
        bench.give(bench.say(ana, 2), from: ana.address)
        #expect(bench.outbox.notices.isEmpty)
    }
}
