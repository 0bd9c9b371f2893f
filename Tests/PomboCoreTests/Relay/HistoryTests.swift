import Testing

@testable import PomboCore

/// What is older than memory: asked of the log, and told when the log has lost it, too.
@Suite struct HistoryTests {
    /// A room with the join and `count` lines.
    private func room(_ count: Int, cache: Int = RelayLimit.repairCache) -> (
        RelayBench, RelayBench.Guest
    ) {
        var bench = RelayBench { $0.repairCacheSize = cache }
        var ana = bench.member("ana")
        for _ in 0..<count { bench.speak(&ana) }
        bench.wait(.seconds(1))
        return (bench, ana)
    }

    /// The relay started anew over a rotated log: it knows where the room ends, no record.
    private func rotated(_ count: Int) -> (RelayBench, RelayBench.Guest, [UInt8]) {
        var (bench, ana) = room(count)
        let old = bench.log
        var file: [UInt8] = []
        bench.relay.appendState(at: bench.now, to: &file)
        bench.restart(log: file)
        bench.resume(&ana, last: UInt64(count) + 1)
        bench.wait(.seconds(1))
        return (bench, ana, old)
    }

    private func lines(_ log: [UInt8], _ places: Int...) -> [UInt8] {
        let all = log.split(separator: 0x0A).map(Array.init)
        return places.flatMap { all[$0] + [0x0A] }
    }

    @Test func `what memory has not is asked of the log, and sent oldest first`() {
        var (bench, ana, old) = rotated(9)
        bench.give(bench.asking(ana, before: 8, count: 4), from: ana.address)
        #expect(bench.sent.isEmpty)
        let request = ReadRequest(
            session: ana.session, stream: .room("lobby"), newest: 7, count: 4,
            purpose: .history(before: 8))
        #expect(bench.outbox.reads == [request])
        bench.answerReads(from: lines(old, 3, 4, 5, 6))
        #expect(bench.stamped(to: ana.address).map(\.seq) == [4, 5, 6, 7])
        let page = Stamped.Page(before: 8, firstIndex: 0, total: 4)
        #expect(bench.heads(to: ana.address).map(\.page) == [page])
    }

    @Test func `before number 0 there is nothing, and nothing is read`() {
        var (bench, ana, _) = rotated(9)
        bench.give(bench.asking(ana, before: 0, count: 4), from: ana.address)
        #expect(bench.outbox.reads.isEmpty)
        #expect(bench.heads(to: ana.address).map(\.page?.total) == [0])
    }

    @Test func `a search that finds nothing is answered with an empty page`() {
        var (bench, ana, _) = rotated(9)
        bench.give(bench.asking(ana, before: 8, count: 4), from: ana.address)
        bench.answerReads(from: [])
        #expect(bench.heads(to: ana.address).map(\.page?.total) == [0])
    }

    @Test func `lines of other streams and damage are left out of what was found`() {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana")
        var bia = bench.member("bia") { $0.room = Name("lab")! }
        bench.speak(&ana)
        bench.speak(&bia)
        bench.speak(&ana, to: bia.client)
        for _ in 0..<30 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        bench.give(bench.asking(ana, before: 7, count: 3), from: ana.address)
        #expect(bench.outbox.reads.count == 1)
        bench.answerReads(from: Array("rubbish\n\n".utf8) + bench.log)
        #expect(bench.stamped(to: ana.address).map(\.seq) == [1, 3, 6])
    }

    @Test func `records from the log are byte for byte those that were sent`() {
        var bench = RelayBench { $0.repairCacheSize = Record.sizeLimit }
        var ana = bench.member("ana")
        let bia = bench.member("bia")
        ana.cseq += 1
        let line = bench.say(ana, 1, "olá\t\u{202E}\"\\") { say in
            say.kind = .me
            say.origin = Origin(seq: 9, time: WallTime(microseconds: 8))
        }
        bench.give(line, from: ana.address)
        let live = bench.sent.filter { $0.to == bia.address }.map(\.bytes)
        for _ in 0..<30 { bench.speak(&ana) }
        bench.wait(.seconds(1))
        bench.give(bench.nack(bia, delivered: 2, [(2, 3)]), from: bia.address)
        bench.answerReads(from: lines(bench.log, 2))
        #expect(live.count == 1 && bench.sent.map(\.bytes) == live)
    }

    @Test func `what was searched for somebody who has left goes nowhere`() {
        var (bench, ana, old) = rotated(9)
        bench.give(bench.asking(ana, before: 8, count: 4), from: ana.address)
        let requests = bench.outbox.reads
        bench.leave(ana)
        bench.find(requests[0], in: old)
        #expect(bench.sent.isEmpty)
    }

    @Test func `what was searched in a room goes to nobody who is now in another`() {
        var (bench, ana) = room(40, cache: Record.sizeLimit)
        bench.give(bench.nack(ana, delivered: 1, [(1, 3)]), from: ana.address)
        var request = bench.outbox.reads[0]
        bench.enter(&ana) { $0.room = Name("lab")! }
        request.session = ana.session
        bench.find(request, in: bench.log)
        #expect(bench.sent.isEmpty)
    }

    @Test func `what neither memory nor log has any more is told by GONE`() {
        var (bench, ana) = room(40, cache: Record.sizeLimit)
        bench.give(bench.nack(ana, delivered: 1, [(1, 4)]), from: ana.address)
        bench.answerReads(from: [])
        #expect(bench.frames(Gone.self, to: ana.address).map(\.through) == [4])
    }

    @Test func `of what the log has lost in part the rest is sent behind the GONE`() {
        var (bench, ana) = room(40, cache: Record.sizeLimit)
        bench.give(bench.nack(ana, delivered: 1, [(1, 5)]), from: ana.address)
        bench.answerReads(from: lines(bench.log, 3, 4))
        #expect(bench.types(to: ana.address) == [.gone, .stamped])
        #expect(bench.frames(Gone.self, to: ana.address).map(\.through) == [3])
        #expect(bench.stamped(to: ana.address).map(\.seq) == [4, 5])
    }

    @Test func `a hole in the middle of what the log has is not gone before its turn`() {
        var (bench, ana) = room(40, cache: Record.sizeLimit)
        bench.give(bench.nack(ana, delivered: 1, [(1, 4)]), from: ana.address)
        bench.answerReads(from: lines(bench.log, 1, 3))
        #expect(bench.types(to: ana.address) == [.stamped])
    }
}
