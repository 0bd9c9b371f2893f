import Testing

@testable import PomboCore

@Suite struct RestartRules {
    @Test func `P-93: a relay rebuilds retries, members, rooms and inboxes from its log`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia") { $0.room = Name("lab")! }
        bench.speak(&ana)
        bench.speak(&ana, to: bia.client)
        let before = bench.relay
        bench.restart()
        #expect(bench.relay.head(of: .lobby) == before.head(of: .lobby))
        #expect(bench.relay.head(of: Name("lab")!) == before.head(of: Name("lab")!))
        #expect(bench.relay.inboxHead(of: bia.client) == 4)
        #expect(bench.relay.roster.map(\.name) == before.roster.map(\.name))
        // A retry of what was stamped before the restart is recognised.
        ana.cseq = 1
        bench.enter(&ana) { join in
            join.logID = 99
            join.lowestOpen = 2
        }
        #expect(ana.welcome?.cseq == 2 && ana.welcome?.cseqSeq == 4)
        bench.give(bench.say(ana, 2), from: ana.address)
        #expect(bench.logged.count == 4)
    }

    @Test func `P-94: members from before are expected, their names reserved, for a minute`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        _ = bench.member("bia")
        bench.restart()
        var thief = bench.guest("bia")
        bench.enter(&thief)
        #expect(bench.frames(Refuse.self, to: thief.address).map(\.cause) == [.nameTaken])
        bench.enter(&ana) { $0.logID = 99 }
        #expect(bench.logged.count == 2)
        bench.run(.seconds(58))
        bench.give(bench.ping(ana), from: ana.address)
        #expect(bench.logged.count == 2)
        bench.run(.seconds(4))
        #expect(bench.logged.map(\.reason).suffix(1) == [.lost])
        #expect(bench.logged.last?.nick == "bia")
        #expect(bench.relay.roster.map(\.name.text) == ["ana"])
    }

    @Test func `P-94: a relay that stopped for good expects nobody back`() {
        var bench = RelayBench()
        _ = bench.member("ana")
        _ = bench.member("bia") { $0.room = Name("lab")! }
        bench.outbox.clear()
        bench.relay.dismiss(at: bench.now, into: &bench.outbox)
        bench.commit()
        #expect(bench.logged.suffix(2).map(\.reason) == [.left, .left])
        bench.restart()
        #expect(bench.relay.roster.isEmpty)
        _ = bench.member("bia")
    }

    @Test func `P-95: a rotated log says by itself all that a start needs`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        var bia = bench.member("bia")
        bench.speak(&ana)
        bench.speak(&bia, to: ana.client)
        var file: [UInt8] = []
        let open = ServiceLine.Open(logID: 99, relay: "relay")
        LogLine.append(.open(open), seq: 4, time: bench.now.wall, to: &file)
        bench.relay.appendState(at: bench.now, to: &file)
        bench.restart(log: file)
        #expect(bench.relay.roster.map(\.name.text) == ["ana", "bia"])
        #expect(bench.relay.inboxHead(of: ana.client) == 4)
        bench.log = []
        bench.enter(&bia) { join in
            join.logID = 99
            join.roomLast = 3
            join.lowestOpen = 2
        }
        bench.cookieless(&bia)
        bench.give(bench.say(bia, 2), from: bia.address)
        #expect(bench.logged.map(\.seq) == [5] && bench.logged.map(\.prev) == [3])
    }

    @Test func `P-95: an author of more than a day ago is forgotten by a rotation`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        bench.give(
            bench.encode { Leave(session: ana.session).encode(into: &$0) }, from: ana.address)
        var file: [UInt8] = []
        bench.relay.appendState(at: bench.now, to: &file)
        #expect(String(decoding: file, as: UTF8.self).contains("author"))
        bench.wait(RelayLimit.authorMemory + .seconds(1))
        file = []
        bench.relay.appendState(at: bench.now, to: &file)
        #expect(!String(decoding: file, as: UTF8.self).contains("author"))
    }
}

@Suite struct LimitRules {
    @Test func `P-120: 4,096 sessions, and one more is refused`() {
        var bench = RelayBench()
        for index in 0..<RelayLimit.peers - 1 {
            bench.relay.fill(UInt64(1_000_000 + index), at: bench.now)
        }
        var ana = bench.guest("ana")
        #expect(bench.enter(&ana) != nil)
        var bia = bench.guest("bia")
        bench.enter(&bia)
        #expect(bench.frames(Refuse.self, to: bia.address).map(\.cause) == [.relayFull])
    }

    @Test func `P-121: 64 sessions an address, the relay's own exempt`() {
        for (own, expected) in [(false, 64), (true, 70)] {
            let host = Address(ipv4: 0x0A09_0909, port: 0)
            var bench = RelayBench { $0.ownAddresses = own ? [host] : [] }
            var count = 0
            for port in 1...70 {
                var guest = bench.guest("g\(port)")
                guest.address = Address(ipv4: 0x0A09_0909, port: UInt16(port))
                if bench.enter(&guest) != nil { count += 1 }
            }
            #expect(count == expected)
        }
    }

    @Test func `P-121: 256 new joins an address in ten minutes, a return does not count`() {
        var bench = RelayBench { $0.addressLimit = 10_000 }
        var last = bench.guest("x")
        var count = 0
        for port in 1...260 {
            bench.wait(.milliseconds(20))
            last = bench.guest("g\(port)")
            last.address = Address(ipv4: 0x0A09_0909, port: UInt16(port))
            if bench.enter(&last) != nil {
                count += 1
                bench.enter(&last) { $0.logID = 99 }
            }
        }
        #expect(count == RelayLimit.newJoinsPerAddress)
        #expect(bench.refusals(to: last.address) == [.tooFast])
        bench.wait(.seconds(600))
        #expect(bench.enter(&last) != nil)
    }

    @Test func `P-122: 256 rooms at once, one more is refused`() {
        var bench = RelayBench()
        for index in 0..<RelayLimit.rooms {
            _ = bench.member("m\(index)") { $0.room = Name("room\(index)")! }
        }
        var ana = bench.guest("ana")
        bench.enter(&ana) { $0.room = Name("another")! }
        let refuse = bench.frames(Refuse.self, to: ana.address)
        #expect(refuse.map(\.cause) == [.roomsFull] && refuse.map(\.limit) == [256])
        #expect(bench.enter(&ana) { $0.room = Name("room7")! } != nil)
    }

    @Test func `P-96: the posts' ring forgets after 8,192, not before`() {
        var ring = PostRing()
        for id in 1...UInt64(RelayLimit.posts) { ring.append(id) }
        #expect(ring.contains(1))
        ring.append(.max)
        #expect(!ring.contains(1) && ring.contains(2))
    }

    @Test func `P-124: the oldest author who is not here makes way`() {
        var table = AuthorTable()
        for client in 1...UInt64(RelayLimit.authors) {
            var author = Author(client: client, inbox: RecordStream(number: 1, tag: 1))
            author.lastActive = WallTime(microseconds: Int64(client))
            author.peer = client == 1 ? 5 : -1
            _ = table.add(author)
        }
        _ = table.add(Author(client: 0, inbox: RecordStream(number: 1, tag: 1)))
        #expect(table.place(of: 1) != nil && table.place(of: 2) == nil && table.count == 65_536)
    }

    @Test func `P-123: all held lines together are bounded`() {
        var bench = RelayBench()
        let text = String(repeating: "x", count: 1000)
        var index = 0
        while index < 200 {
            let guest = bench.member("g\(index)")
            for cseq in 2...33 {
                bench.give(bench.say(guest, UInt32(cseq), text), from: guest.address)
            }
            index += 1
        }
        let held = bench.relay.sizes.heldBytes
        #expect(held <= RelayLimit.heldBytes && held > RelayLimit.heldBytes - 1001)
    }

    @Test func `P-96: the table of addresses finds everybody, whoever came and went`() {
        var table = PeerTable()
        var slots: [(slot: Int, address: Address)] = []
        for index in 0..<3000 {
            let peer = Peer(
                author: index, client: UInt64(index), name: .lobby, room: 0,
                since: WallTime(microseconds: 0), flags: [], lastHeard: .zero)
            let slot = table.add(peer, session: UInt64(index) << 20)
            let address = Address(ipv4: UInt32(index % 50), port: UInt16(index))
            table.setAddress(address, of: slot)
            slots.append((slot, address))
            if index % 3 == 0 { table.remove(slots.remove(at: index / 7 % slots.count).slot) }
        }
        #expect(slots.allSatisfy { table.slot(at: $0.address) == $0.slot })
        #expect(table.count == slots.count)
    }
}

extension Relay {
    /// Takes up a place without the handshake.
    mutating func fill(_ client: UInt64, at now: Moment) {
        let author = registry.author(of: client)!
        let room = registry.openRoom(.lobby)!
        _ = open(
            Peer(
                author: author, client: client, name: Name("f\(client)")!, room: room,
                since: now.wall, flags: [], lastHeard: now.instant))
    }
}

extension RelayBench {
    /// Keeps a guest's welcome for its streams after a restart.
    mutating func cookieless(_ guest: inout Guest) {
        #expect(guest.welcome != nil)
    }
}
