import Testing

@testable import PomboCore

@Suite struct RawModeTests {
    private static func marks(_ script: inout ClientScript) -> [RawMarks] {
        script.takeEvents().compactMap { event in
            if case .raw(_, let marks) = event { return marks }
            return nil
        }
    }

    @Test func `P-90: everything is shown as it comes, with lost, late and doubled marked`() {
        var script = ClientScript.joined { $0.isRaw = true }
        script.stamped((101, 100))
        script.stamped((104, 103))
        script.stamped((103, 102))
        script.stamped((104, 103))
        script.stamped((103, 102))
        script.stamped((105, 104))
        #expect(
            Self.marks(&script) == [[], .lostBefore, .late, .doubled, .doubled, []])
        script.run(to: 900)
        #expect(script.takeSent().isEmpty)
        #expect(script.client.roomStream.nack.due == nil)
    }

    @Test func `a line that was stamped twice is doubled too`() {
        var script = ClientScript.joined { $0.isRaw = true }
        script.stamped((101, 100), client: 7, cseq: 3, flags: .raw)
        script.stamped((102, 101), client: 7, cseq: 3, flags: .raw)
        script.stamped((103, 102), client: 8, cseq: 3, flags: .raw)
        #expect(Self.marks(&script) == [[], .doubled, []])
    }

    @Test func `P-89: a raw line is sent once and waits for nobody`() {
        var script = ClientScript.joined { $0.isRaw = true }
        for text in ["a", "b", "c", "d", "e", "f"] { script.say(text) }
        #expect(script.takeSent().count == 6)
        #expect(script.client.openLines == 0)
        script.ack(3)
        script.run(to: 900)
        #expect(script.takeSent().isEmpty && script.takeEvents().isEmpty)
        #expect(script.client.sender.lowestOpen == 7)
    }

    @Test func `raw lines wait for a session and for their room`() {
        var script = ClientScript { $0.isRaw = true }
        script.connect()
        script.say("a")
        script.challenge()
        #expect(script.decoded(Join.self).flags == .raw)
        script.welcome(start: 100, head: 100)
        #expect(script.takeSent().last == "0 say 1 a")
        script.act { $0.enter(room: Name("lab")!, at: $1, into: &$2) }
        script.say("b")
        script.challenge()
        script.welcome(session: 8, start: 300, head: 300)
        #expect(script.takeSent().last == "0 say 2 b")
    }
}
