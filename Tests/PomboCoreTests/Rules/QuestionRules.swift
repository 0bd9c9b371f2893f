import Testing

@testable import PomboCore

@Suite struct QuestionRules {
    @Test func `P-84: WHO is answered page by page`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        for index in 0..<40 { _ = bench.member("member-with-a-long-name-\(index)") }
        var names: [String] = []
        while names.count < 41 {
            let who = Who(session: ana.session, time: 1, firstIndex: UInt16(names.count))
            bench.give(bench.encode { who.encode(into: &$0) }, from: ana.address)
            let roster = bench.frames(Roster.self, to: ana.address)[0]
            #expect(roster.total == 41 && !roster.entries.isEmpty)
            names += roster.entries.map(\.name.text)
        }
        #expect(Set(names).count == 41)
    }

    private func ask(
        _ bench: inout RelayBench, _ guest: RelayBench.Guest, before: UInt64, count: UInt8
    ) -> [Record] {
        bench.wait(.seconds(1))
        let history = History(
            session: guest.session, stream: guest.welcome!.room.number, before: before,
            count: count)
        bench.give(bench.encode { history.encode(into: &$0) }, from: guest.address)
        return bench.stamped(to: guest.address)
    }

    @Test func `P-85: HISTORY gives the newest records before a number, flagged`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        for _ in 0..<40 { bench.speak(&ana, String(repeating: "x", count: 200)) }
        #expect(ask(&bench, ana, before: 20, count: 5).map(\.seq) == [15, 16, 17, 18, 19])
        #expect(ask(&bench, ana, before: .max, count: 32).map(\.seq) == Array(10...41))
        var indexes: [UInt8] = []
        for sent in bench.sent {
            let stamped = try! Stamped(sent.bytes.span)
            #expect(stamped.page?.total == 32 && stamped.page?.before == .max)
            indexes.append(stamped.page!.firstIndex)
        }
        #expect(indexes.count > 1 && indexes == indexes.sorted())
        #expect(ask(&bench, ana, before: 3, count: 9).map(\.seq) == [1, 2])
        #expect(ask(&bench, ana, before: 0, count: 9).isEmpty && bench.sent.count == 1)
    }

    @Test func `P-87: a POST is stamped and never answered`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let stranger = bench.address()
        let post = Post(id: 7, name: Name("sensor")!, room: .lobby)
        let bytes = bench.encode { post.encode(text: "19.5".utf8.span, into: &$0) }
        bench.give(bytes, from: stranger)
        #expect(bench.logged.last?.kind == .post)
        #expect(bench.sent.allSatisfy { $0.to == ana.address })
        bench.give(bytes, from: stranger)
        #expect(bench.logged.count == 2)
    }

    @Test func `P-88: a POST needs a room with people, a free name and patience`() {
        var bench = RelayBench()
        _ = bench.member("ana")
        let stranger = bench.address()
        func post(_ id: UInt64, _ name: String, _ room: String) -> Int {
            let before = bench.logged.count
            let post = Post(id: id, name: Name(name)!, room: Name(room)!)
            bench.give(
                bench.encode { post.encode(text: "x".utf8.span, into: &$0) }, from: stranger)
            return bench.logged.count - before
        }
        #expect(post(1, "sensor", "attic") == 0)
        #expect(post(2, "ANA", "lobby") == 0)
        let stamped = (0..<60).reduce(0) { $0 + post(100 + UInt64($1), "sensor", "lobby") }
        #expect(stamped == RelayLimit.postsPerSecond)
    }

    @Test func `P-89: a raw line is stamped as it comes, doubled ones too`() {
        var bench = RelayBench()
        let ana = bench.member("ana") { $0.flags = .raw }
        for cseq: UInt32 in [5, 5, 2] { bench.give(bench.say(ana, cseq), from: ana.address) }
        #expect(bench.logged.map(\.cseq) == [0, 5, 5, 2])
        #expect(bench.logged.map(\.isRaw) == [true, true, true, true])
        #expect(bench.frames(Ack.self, to: ana.address).isEmpty)
    }

    @Test func `P-90: raw members get one record a datagram`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let raw = bench.member("raw") { $0.flags = .raw }
        for cseq in 1...4 { bench.stage(bench.say(ana, UInt32(cseq)), from: ana.address) }
        bench.commit()
        #expect(bench.sent.count { $0.to == raw.address } == 4)
        #expect(bench.sent.count { $0.to == ana.address && $0.bytes[3] == 0x83 } == 1)
    }

    @Test func `P-91: a visitor leaves no trace but its lines`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        var script = bench.member("ana") { $0.flags = .visitor }
        #expect(bench.logged.count == 1 && bench.relay.presentCount == 1)
        bench.speak(&script)
        #expect(bench.stamped(to: script.address).isEmpty)
        #expect(bench.frames(Ack.self, to: script.address).map(\.seq) == [2])
        #expect(bench.stamped(to: ana.address).map(\.flags) == [.visitor])
        bench.give(
            bench.encode { Leave(session: script.session).encode(into: &$0) },
            from: script.address)
        #expect(bench.logged.map(\.kind) == [.join, .say])
    }

    @Test func `P-118: PROBE is answered to its sender with who and where`() {
        var bench = RelayBench { $0.port = 4321 }
        _ = bench.member("ana")
        let stranger = bench.address()
        bench.give(bench.encode { Probe(nonce: 3, time: 4).encode(into: &$0) }, from: stranger)
        let announce = bench.frames(Announce.self, to: stranger)
        #expect(announce.map(\.port) == [4321] && announce.map(\.members) == [1])
        #expect(announce.map(\.name) == ["relay"] && announce.map(\.nonce) == [3])
    }
}
