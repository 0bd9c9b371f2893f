import Testing

@testable import PomboCore

@Suite struct QuestionTests {
    // MARK: WHO

    private static func roster(
        _ script: inout ClientScript, total: Int, from first: Int, _ clients: [UInt64]
    ) {
        let entries = clients.map {
            Roster.Entry(
                client: $0, since: WallTime(microseconds: 1), delivered: 1,
                roundTripMicroseconds: 1, lossUp: 0, lossDown: 0, name: Name("n\($0)")!)
        }
        let frame = Roster(
            session: 5, time: 0, total: UInt16(total), firstIndex: UInt16(first),
            entries: entries)
        script.feed { _ = frame.encode(into: &$0) }
    }

    private static func people(_ script: inout ClientScript) -> [UInt64]? {
        for case .roster(let entries) in script.takeEvents() { return entries.map(\.client) }
        return nil
    }

    @Test func `P-84: WHO asks page after page until the list is complete`() {
        var script = ClientScript.joined()
        script.act { $0.who(at: $1, into: &$2) }
        Self.roster(&script, total: 5, from: 0, [1, 2])
        Self.roster(&script, total: 5, from: 0, [1, 2])
        #expect(Self.people(&script) == nil)
        // Somebody moved to another place meanwhile.
        Self.roster(&script, total: 5, from: 2, [2, 3])
        Self.roster(&script, total: 5, from: 4, [4])
        #expect(script.takeSent() == ["40 who 0", "40 who 2", "40 who 4"])
        #expect(Self.people(&script) == [1, 2, 3, 4])
        #expect(script.client.whoRequest == nil)
    }

    @Test func `P-117: an unanswered WHO is repeated, and ends with an empty page`() {
        var script = ClientScript.joined()
        script.act { $0.who(at: $1, into: &$2) }
        script.run(to: 300)
        #expect(script.takeSent() == ["40 who 0", "140 who 0", "290 who 0"])
        Self.roster(&script, total: 9, from: 0, [])
        #expect(Self.people(&script) == [])
    }

    @Test func `a WHO asked too early is asked in the first session`() {
        var script = ClientScript()
        script.connect()
        script.act { $0.who(at: $1, into: &$2) }
        script.challenge()
        script.welcome(start: 100, head: 100)
        script.run(to: 1)
        #expect(script.takeSent().last == "0 who 0")
    }

    // MARK: HISTORY

    private static func page(
        _ script: inout ClientScript, before: UInt64, from first: Int, total: Int, _ seqs: [UInt64]
    ) {
        script.feed { bytes in
            let start = bytes.count
            let page = Stamped.Page(
                before: before, firstIndex: UInt8(first), total: UInt8(total))
            Stamped(tag: ClientScript.roomTag, page: page).begin(in: &bytes)
            for seq in seqs { ClientScript.record(seq, seq - 1, into: &bytes) }
            bytes.sealFrame(from: start)
        }
    }

    private static func ask(_ script: inout ClientScript, before: UInt64 = .max, count: Int = 5) {
        script.act { $0.history(before: before, count: count, at: $1, into: &$2) }
    }

    private static func answer(_ script: inout ClientScript) -> [UInt64]? {
        for case .history(_, let records, true) in script.takeEvents() { return records.map(\.seq) }
        return nil
    }

    @Test func `P-86: HISTORY is complete when every index has come, in whatever order`() {
        var script = ClientScript.joined()
        Self.ask(&script)
        // Fixed at what is known, so that what is stamped meanwhile does not move the answer.
        #expect(script.takeSent() == ["40 history 5 before 101"])
        Self.page(&script, before: 101, from: 3, total: 5, [99, 100])
        Self.page(&script, before: 101, from: 3, total: 5, [99, 100])
        Self.page(&script, before: 77, from: 0, total: 5, [1, 2, 3])
        #expect(Self.answer(&script) == nil)
        Self.page(&script, before: 101, from: 0, total: 5, [96, 97, 98])
        #expect(Self.answer(&script) == [96, 97, 98, 99, 100])
        #expect(script.client.roomDelivered == 100)
        script.run(to: 900)
        #expect(script.takeSent().isEmpty)
    }

    @Test func `P-117: HISTORY is asked again until the answer is complete`() {
        var script = ClientScript.joined()
        Self.ask(&script)
        Self.page(&script, before: 101, from: 0, total: 2, [99])
        script.run(to: 300)
        #expect(script.takeSent().count { $0.contains("history") } == 3)
        Self.page(&script, before: 101, from: 0, total: 2, [99, 100])
        #expect(Self.answer(&script) == [99, 100])
    }

    @Test func `an empty history is an answer`() {
        var script = ClientScript.joined()
        Self.ask(&script, before: 4)
        Self.page(&script, before: 4, from: 0, total: 0, [])
        #expect(Self.answer(&script) == [])
    }

    @Test func `parts that do not fit together are asked for again`() {
        var script = ClientScript.joined()
        Self.ask(&script)
        Self.page(&script, before: 101, from: 0, total: 2, [98])
        Self.page(&script, before: 101, from: 1, total: 2, [97])
        #expect(Self.answer(&script) == nil)
        Self.page(&script, before: 101, from: 0, total: 2, [98, 99])
        #expect(Self.answer(&script) == [98, 99])
    }

    @Test func `questions wait for one another, and survive a new session in the same room`() {
        var script = ClientScript.joined()
        Self.ask(&script, before: 50)
        Self.ask(&script, before: 40)
        Self.ask(&script, before: 40)
        #expect(script.client.historyRequests.count == 2)
        script.reset()
        script.welcome(session: 8, start: 100, head: 100)
        _ = script.takeSent()
        script.run(to: 41)
        #expect(script.takeSent() == ["40 history 5 before 50"])
        Self.page(&script, before: 50, from: 0, total: 1, [49])
        #expect(Self.answer(&script) == [49])
        script.run(to: 42)
        #expect(script.takeSent() == ["41 history 5 before 40"])
    }

    @Test func `a question for a room that was left ends incomplete`() {
        var script = ClientScript.joined()
        Self.ask(&script, before: 50)
        Self.page(&script, before: 50, from: 0, total: 2, [48])
        script.act { $0.enter(room: Name("lab")!, at: $1, into: &$2) }
        script.challenge()
        script.welcome(session: 8, start: 300, head: 300)
        let incomplete = script.takeEvents().compactMap { event -> [UInt64]? in
            if case .history(50, let records, false) = event { return records.map(\.seq) }
            return nil
        }
        #expect(incomplete == [[48]])
        #expect(script.client.historyRequests.isEmpty)
    }

    @Test func `eight questions wait, and visitors have none`() {
        var script = ClientScript.joined()
        for before in 10..<18 { Self.ask(&script, before: UInt64(before)) }
        script.act { #expect(!$0.history(before: 5, count: 1, at: $1, into: &$2)) }
        var visitor = ClientScript.joined { $0.isVisitor = true }
        visitor.act { #expect(!$0.history(before: 5, count: 1, at: $1, into: &$2)) }
    }
}
