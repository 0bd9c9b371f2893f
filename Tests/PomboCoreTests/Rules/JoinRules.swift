import Testing

@testable import PomboCore

@Suite struct JoinRules {
    @Test func `P-16: HELLO is answered by a CHALLENGE and changes nothing but counters`() {
        var bench = RelayBench()
        let before = bench.relay.sizes
        let address = bench.address()
        bench.give(bench.encode { Hello(nonce: 9, time: 8).encode(into: &$0) }, from: address)
        let challenge = bench.frames(Challenge.self, to: address)
        #expect(challenge.map(\.nonce) == [9] && challenge.map(\.time) == [8])
        #expect(bench.relay.sizes == before && bench.relay.deadline == nil)
    }

    @Test(arguments: [(119, true), (121, false)])
    func `P-17: a cookie is good for two periods of a minute`(seconds: Int, isGood: Bool) {
        var bench = RelayBench()
        bench.now.instant = .zero + .seconds(600)
        var ana = bench.guest("ana")
        let join = bench.join(&ana)
        bench.wait(.seconds(Int64(seconds)))
        bench.send(join, from: ana.address)
        #expect(bench.frames(Welcome.self, to: ana.address).isEmpty != isGood)
    }

    @Test func `P-18: a cookie for another address or nonce is answered by a CHALLENGE`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        var join = bench.join(&ana)
        bench.send(join, from: bench.address())
        #expect(bench.sent.map { $0.bytes[3] } == [FrameType.challenge.rawValue])
        join.nonce = 6
        bench.send(join, from: ana.address)
        #expect(bench.frames(Challenge.self, to: ana.address).map(\.nonce) == [6])
        #expect(bench.logged.isEmpty)
    }

    @Test func `P-19: another key for a known client id is refused and changes nothing`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let before = bench.relay.roster
        var thief = ana
        thief.key = 1
        thief.address = bench.address()
        let join = bench.join(&thief)
        bench.send(join, from: thief.address)
        #expect(bench.frames(Refuse.self, to: thief.address).map(\.cause) == [.wrongKey])
        #expect(bench.relay.roster == before)
        bench.speak(&ana)
        #expect(bench.frames(Ack.self, to: ana.address).count == 1)
    }

    @Test func `P-20: a lower attempt is dropped, also after LEAVE`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        let old = bench.join(&ana)
        bench.enter(&ana)
        bench.send(old, from: ana.address)
        #expect(bench.sent.isEmpty)
        let leave = Leave(session: ana.session)
        bench.give(bench.encode { leave.encode(into: &$0) }, from: ana.address)
        bench.send(old, from: ana.address)
        #expect(bench.sent.isEmpty && bench.relay.presentCount == 0)
    }

    @Test func `P-21: the same attempt gets the same WELCOME`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        let join = bench.join(&ana)
        bench.send(join, from: ana.address)
        let first = bench.sent.filter { $0.bytes[3] == FrameType.welcome.rawValue }.map(\.bytes)
        bench.send(join, from: ana.address)
        #expect(first.count == 1 && bench.sent.map(\.bytes) == first)
        #expect(bench.logged.count == 1)
    }

    @Test
    func `P-104: the same attempt with another nonce, or of an ended session, is dropped`() {
        var bench = RelayBench()
        var ana = bench.guest("ana")
        var join = bench.join(&ana)
        bench.send(join, from: ana.address)
        let session = bench.frames(Welcome.self, to: ana.address)[0].session
        join.nonce = 6
        join.cookie = bench.cookie(for: ana.address, nonce: 6)
        bench.send(join, from: ana.address)
        #expect(bench.sent.isEmpty)
        bench.give(bench.encode { Leave(session: session).encode(into: &$0) }, from: ana.address)
        bench.send(join, from: ana.address)
        #expect(bench.sent.isEmpty && bench.relay.presentCount == 0)
    }

    @Test func `P-22: a join is stamped before its WELCOME and is the first record delivered`() {
        var bench = RelayBench()
        var bia = bench.member("bia")
        bench.speak(&bia)
        var ana = bench.guest("ana")
        let join = bench.join(&ana)
        bench.stage(bench.encode { join.encode(into: &$0) }, from: ana.address)
        bench.collect()
        #expect(bench.sent.isEmpty)
        bench.commit()
        let welcome = bench.frames(Welcome.self, to: ana.address)[0]
        let record = bench.stamped(to: ana.address)[0]
        #expect(record.kind == .join && record.prev == welcome.room.start)
        #expect(welcome.room.head == record.seq)
    }

    @Test func `P-23: who comes back under the same name resumes without a record`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.speak(&ana)
        let old = ana.session
        let welcome = bench.enter(&ana) { join in
            join.logID = 99
            join.roomLast = 2
        }
        #expect(welcome?.room.start == 2 && welcome?.session != old)
        #expect(bench.logged.count == 2)
        bench.give(bench.ping(ana), from: ana.address)
        #expect(bench.frames(Pong.self, to: ana.address).count == 1)
    }

    @Test func `P-130: a resumed session begins where it says, up to the head and in this log`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        for _ in 1...3 { bench.speak(&ana) }
        for (last, log, start) in [
            (2, 99, 2), (UInt64.max, 99, 4), (0, 99, 4), (UInt64.max, 98, 4), (2, 98, 4),
        ] as [(UInt64, UInt64, UInt64)] {
            bench.give(bench.ping(ana, delivered: 4), from: ana.address)
            let welcome = bench.enter(&ana) { join in
                join.logID = log
                join.roomLast = last
            }
            #expect(welcome?.room.start == start)
        }
    }

    @Test func `P-24: the lowest open number tells a relay without memory where to begin`() {
        var bench = RelayBench()
        let ana = bench.member("ana") { $0.lowestOpen = 41 }
        bench.give(bench.say(ana, 41), from: ana.address)
        #expect(bench.frames(Ack.self, to: ana.address).map(\.cseq) == [41])
    }

    @Test func `P-25: who proves an address takes it from whoever held it`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var bia = bench.guest("bia")
        bia.address = ana.address
        bench.enter(&bia)
        #expect(bench.relay.roster.map(\.address) == [nil, ana.address])
    }

    @Test func `P-26: another name is stamped as a nick record`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        ana.name = "anna"
        let welcome = bench.enter(&ana)
        #expect(welcome != nil && bench.logged.map(\.kind) == [.join, .nick])
        #expect(bench.relay.roster.map(\.name.text) == ["anna"])
    }

    @Test func `P-27: another room is a leave and a join in one batch`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let batches = bench.relay.counts.batches
        let welcome = bench.enter(&ana) { $0.room = Name("lab")! }
        #expect(bench.relay.counts.batches == batches + 1)
        #expect(bench.logged.map(\.kind) == [.join, .leave, .join])
        #expect(bench.logged[1].reason == .moved && welcome?.room.start == 0)
        #expect(bench.relay.room(of: ana.client) == Name("lab"))
    }

    @Test func `P-28: a taken name is refused, however it is written`() {
        var bench = RelayBench()
        _ = bench.member("João")
        var other = bench.guest("JOA\u{303}O")
        bench.enter(&other)
        #expect(bench.frames(Refuse.self, to: other.address).map(\.cause) == [.nameTaken])
    }

    @Test func `P-29: a silent holder at the same host makes way for a typed name after 2 s`() {
        var bench = RelayBench()
        let old = bench.member("ana")
        var ana = bench.guest("ana")
        ana.address = Address(high: old.address.high, low: old.address.low, port: 9)
        bench.enter(&ana) { $0.flags = .typed }
        #expect(bench.frames(Check.self, to: old.address).count == 1)
        #expect(bench.frames(Refuse.self, to: ana.address).map(\.retryMilliseconds) == [2000])
        bench.wait(.milliseconds(1999))
        bench.enter(&ana) { $0.flags = .typed }
        #expect(bench.frames(Welcome.self, to: ana.address).isEmpty)
        bench.wait(.milliseconds(2))
        bench.enter(&ana) { $0.flags = .typed }
        #expect(bench.frames(Welcome.self, to: ana.address).count == 1)
        #expect(bench.logged.map(\.reason) == [nil, .replaced, nil])
    }

    @Test func `P-29: the holder is asked until its time is over, for a question may be lost`() {
        var bench = RelayBench()
        let old = bench.member("ana")
        var ana = bench.guest("ana")
        ana.address = Address(high: old.address.high, low: old.address.low, port: 9)
        bench.run(.milliseconds(100))
        bench.enter(&ana) { $0.flags = .typed }
        #expect(bench.frames(Check.self, to: old.address).count == 1)
        bench.run(.seconds(5))
        #expect(bench.frames(Check.self, to: old.address).count == 2)
    }

    @Test func `P-29: a holder that answers keeps its name`() {
        var bench = RelayBench()
        let old = bench.member("ana")
        var ana = bench.guest("ana")
        ana.address = Address(high: old.address.high, low: old.address.low, port: 9)
        bench.enter(&ana) { $0.flags = .typed }
        let check = bench.frames(Check.self, to: old.address)[0]
        bench.wait(.milliseconds(10))
        let path = Path(session: check.session, token: check.token)
        bench.give(bench.encode { path.encode(into: &$0) }, from: old.address)
        bench.wait(.seconds(3))
        bench.enter(&ana) { $0.flags = .typed }
        #expect(bench.frames(Welcome.self, to: ana.address).isEmpty)
    }

    @Test func `P-30: an unknown session gets a RESET that a JOIN can use at once`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.restart()
        bench.give(bench.ping(ana), from: ana.address)
        let reset = bench.frames(Reset.self, to: ana.address)[0]
        #expect(reset.session == ana.session)
        ana.attempt += 1
        let join = Join(
            cookie: reset.cookie, nonce: reset.session, time: 0, client: ana.client, key: ana.key,
            attempt: ana.attempt, name: Name("ana")!)
        bench.send(join, from: ana.address)
        #expect(bench.frames(Welcome.self, to: ana.address).count == 1)
    }

    @Test func `P-34: a refusal names cause, time and limit`() {
        var bench = RelayBench { $0.addressLimit = 1 }
        let ana = bench.member("ana")
        var bia = bench.guest("bia")
        bia.address = Address(high: ana.address.high, low: ana.address.low, port: 9)
        bench.enter(&bia)
        let refuse = bench.frames(Refuse.self, to: bia.address)
        #expect(refuse.map(\.cause) == [.addressFull] && refuse.map(\.limit) == [1])
        #expect(refuse[0].retryMilliseconds > 0 && refuse[0].token == 5)
    }
}
