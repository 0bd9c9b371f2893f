import Testing

@testable import PomboCore

@Suite struct StreamRules {
    @Test func `P-52: seq counts all records, prev those of the stream`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        var bia = bench.member("bia") { $0.room = Name("lab")! }
        bench.speak(&ana)
        bench.speak(&bia)
        bench.speak(&ana, to: bia.client)
        #expect(bench.logged.map(\.seq) == [1, 2, 3, 4, 5])
        #expect(bench.logged.map(\.prev) == [0, 0, 1, 2, 0])
    }

    @Test func `P-53: time rises although the clock steps back, and the log tells`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.speak(&ana)
        bench.now.wall.microseconds -= 5_000_000
        bench.speak(&ana)
        let times = bench.logged.map(\.time.microseconds)
        #expect(times == [times[0], times[0] + 1, times[0] + 2])
        #expect(String(decoding: bench.log, as: UTF8.self).contains("\"kind\":\"skew\""))
    }

    @Test func `P-54: without a sync per batch numbers are reserved before they are used`() {
        var bench = RelayBench { $0.durability = .none }
        var ana = bench.guest("ana")
        let join = bench.join(&ana)
        bench.stage(bench.encode { join.encode(into: &$0) }, from: ana.address)
        #expect(bench.outbox.mustSync)
        bench.commit()
        let welcome = bench.frames(Welcome.self, to: ana.address)[0]
        ana.session = welcome.session
        ana.welcome = welcome
        bench.speak(&ana)
        #expect(bench.logged.map(\.seq) == [1, 2])
        // What was written after the reservation is lost with the power.
        let lines = bench.log.split(separator: 0x0A, omittingEmptySubsequences: true)
        bench.restart(log: Array(lines[0]) + [0x0A])
        #expect(bench.relay.lastSeq >= Specification.reservation)
    }

    @Test func `P-55: every member gets the same bytes, the first time and as a repair`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        bench.speak(&ana)
        let live = bench.sent.filter { $0.bytes[3] == FrameType.stamped.rawValue }
        #expect(live.count == 2 && live[0].bytes == live[1].bytes)
        bench.wait(.milliseconds(10))
        bench.give(bench.nack(bia, delivered: 2, [(2, 3)]), from: bia.address)
        #expect(bench.sent.map(\.bytes) == [live[0].bytes])
    }

    @Test func `P-56: a batch is packed, all but the last datagram of full size`() {
        var bench = RelayBench()
        let ana = bench.member("ana")
        let text = String(repeating: "x", count: 300)
        for cseq in 1...9 { bench.stage(bench.say(ana, UInt32(cseq), text), from: ana.address) }
        bench.commit()
        let sizes = bench.sent.filter { $0.bytes[3] == FrameType.stamped.rawValue }
            .map(\.bytes.count)
        #expect(sizes.count == 3 && sizes.dropLast().allSatisfy { $0 == 1176 })
        #expect(bench.stamped(to: ana.address).map(\.cseq) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    @Test func `P-57: authors receive their own records`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        bench.speak(&ana)
        #expect(bench.stamped(to: ana.address).map(\.cseq) == [1])
    }

    @Test func `P-58: the text of a leave is its reason, of a nick the new name`() {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        func texts() -> [String] {
            bench.sent.filter { $0.to == bia.address && $0.bytes[3] == 0x83 }.map { sent in
                var offset = 20
                let record = try! Record(sent.bytes.span, at: &offset)!
                return Text.string(sent.bytes.span.extracting(record.text))
            }
        }
        ana.name = "anna"
        bench.enter(&ana)
        #expect(texts() == ["anna"])
        let leave = Leave(session: ana.session)
        bench.give(bench.encode { leave.encode(into: &$0) }, from: ana.address)
        #expect(texts() == ["left"])
    }
}

@Suite struct RepairRules {
    /// A room with `count` lines after the two joins, and a member that lacks them all.
    private func room(_ count: Int) -> (RelayBench, RelayBench.Guest) {
        var bench = RelayBench()
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        for _ in 0..<count { bench.speak(&ana) }
        bench.wait(.seconds(1))
        return (bench, bia)
    }

    @Test func `P-66: at most 32 records a burst, and one burst in 5 ms`() {
        var (bench, bia) = room(60)
        let nack = bench.nack(bia, delivered: 2, [(2, 62)])
        bench.give(nack, from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == Array(3...34))
        bench.wait(.milliseconds(4))
        bench.give(nack, from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3])
        bench.wait(.milliseconds(2))
        bench.give(nack, from: bia.address)
        #expect(bench.stamped(to: bia.address).count > 1)
    }

    @Test func `P-67: the next existing record is in every answer`() {
        var (bench, bia) = room(5)
        bench.give(bench.nack(bia, delivered: 2, [(5, 6)]), from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3, 6])
        bench.give(bench.nack(bia, delivered: 2, [(6, 7)]), from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3])
    }

    @Test func `P-67: who asks faster than a client has to gets no more than its share`() {
        var (bench, bia) = room(60)
        let nack = bench.nack(bia, delivered: 2, [(2, 62)])
        bench.give(nack, from: bia.address)
        for number in 1...RelayLimit.nextRecordsBurst + 1 {
            bench.give(nack, from: bia.address)
            let count = bench.stamped(to: bia.address).count
            #expect(count == (number <= RelayLimit.nextRecordsBurst ? 1 : 0), "\(number)")
        }
        bench.wait(.microseconds(2499))
        bench.give(nack, from: bia.address)
        #expect(bench.sent.isEmpty)
        bench.wait(.microseconds(1))
        bench.give(nack, from: bia.address)
        #expect(bench.stamped(to: bia.address).map(\.seq) == [3])
    }

    @Test func `P-68: what nobody has any more is told by GONE`() {
        var (bench, bia) = room(3)
        // A log whose third and fourth record are damaged.
        var lines = bench.log.split(separator: 0x0A).map(Array.init)
        lines[2][40] ^= 1
        lines[3][40] ^= 1
        bench.restart(log: Array(lines.joined(separator: [0x0A])) + [0x0A])
        bench.enter(&bia) { join in
            join.logID = 99
            join.roomLast = 2
        }
        bench.give(bench.nack(bia, delivered: 2, [(2, 5)]), from: bia.address)
        #expect(bench.frames(Gone.self, to: bia.address).map(\.through) == [4])
        #expect(bench.stamped(to: bia.address).map(\.seq) == [5])
    }

    @Test func `P-69: what is too old for memory is read from the log`() {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        for _ in 0..<40 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        bench.give(bench.nack(bia, delivered: 2, [(2, 4)]), from: bia.address)
        #expect(bench.stamped(to: bia.address).isEmpty && bench.outbox.reads.count == 1)
        let request = bench.outbox.reads[0]
        #expect(request.newest == 4 && request.count == 2)
        let lines = bench.log
        bench.outbox.clear()
        bench.relay.found(lines.span, for: request, at: bench.now, into: &bench.outbox)
        bench.collect()
        #expect(bench.stamped(to: bia.address).prefix(4).map(\.seq) == [1, 2, 3, 4])
    }

    @Test func `P-69: 4,096 records back, not one more`() {
        var stream = RecordStream(number: 1, tag: 2)
        for seq in 1...UInt64(RelayLimit.repairDepth) + 1 {
            stream.append(RecordStream.Entry(seq: seq, prev: seq - 1, position: 0, byteCount: 1))
        }
        #expect(stream.count == 4096 && stream.first == 1)
        #expect(stream.lost(after: 0) == 1 && stream.lost(after: 1) == nil)
    }

    @Test func `P-70: in rough weather STAMPED carries the record before`() {
        var (bench, bia) = room(1)
        var ana = bia
        ana.cseq = 0
        bench.speak(&ana)
        #expect(bench.sent.filter { $0.bytes[3] == 0x83 }.allSatisfy { $0.bytes[6] == 0 })
        bench.wait(.milliseconds(10))
        bench.give(bench.nack(bia, delivered: 2, [(2, 3)]), from: bia.address)
        bench.speak(&ana)
        let stamped = bench.sent.filter { $0.bytes[3] == 0x83 }
        #expect(stamped.allSatisfy { $0.bytes[6] == Stamped.echoFlag })
        #expect(bench.records([stamped[0].bytes]).map(\.seq) == [4, 5])
    }
}
