import Testing

@testable import PomboCore

@Suite struct ClientNameTests {
    @Test func `P-28: a default name that is taken becomes name-2, then name-3, and says so`() {
        var script = ClientScript()
        script.connect()
        script.challenge()
        script.refuse(.nameTaken, retry: 0)
        script.challenge()
        script.refuse(.nameTaken, retry: 0)
        script.challenge()
        #expect(
            script.takeEvents() == [
                .renamed(from: Name("ana")!, to: Name("ana-2")!),
                .renamed(from: Name("ana-2")!, to: Name("ana-3")!),
            ])
        #expect(script.takeSent().last == "0 join ana-3@lobby attempt 3 from 0")
        script.welcome(start: 1, head: 1)
        #expect(script.client.name.text == "ana-3")
        #expect(script.client.isJoined)
    }

    @Test func `a numbered name is cut at the border of a character`() {
        let long = Name(String(repeating: "ã", count: 16))!
        #expect(long.numbered(2).text == String(repeating: "ã", count: 15) + "-2")
        #expect(long.numbered(10).text == String(repeating: "ã", count: 14) + "-10")
        let decomposed = Name("a" + String(repeating: "e\u{301}", count: 10))!
        #expect(decomposed.text.utf8.count == 31)
        #expect(decomposed.numbered(2).text == "a" + String(repeating: "e\u{301}", count: 9) + "-2")
    }

    @Test func `a typed name that is taken is left to the person`() {
        var script = ClientScript { $0.isNameTyped = true }
        script.connect()
        script.challenge()
        #expect(script.decoded(Join.self).flags == .typed)
        script.refuse(.nameTaken, retry: 0)
        #expect(
            script.takeEvents() == [.refused(.nameTaken, retry: nil, limit: 0, remark: "")])
        #expect(script.client.phase == .refused)
        #expect(script.client.deadline == nil)
        _ = script.takeSent()
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        #expect(script.takeSent() == ["0 hello"])
        script.challenge()
        #expect(script.takeSent() == ["0 join bia@lobby attempt 2 from 0"])
    }

    @Test func `while the holder of a typed name is asked, the same is tried again`() {
        var script = ClientScript { $0.isNameTyped = true }
        script.connect()
        script.challenge()
        script.refuse(.nameTaken, retry: 2000)
        script.run(to: 2000)
        #expect(script.takeSent().last == "2000 hello")
    }

    @Test func `a typed name lost during an absence is numbered, since nobody may be there`() {
        var script = ClientScript.joined { $0.isNameTyped = true }
        script.reset()
        script.refuse(.nameTaken, retry: 0)
        #expect(script.takeEvents() == [.renamed(from: Name("ana")!, to: Name("ana-2")!)])
    }

    @Test func `a new name is asked for at once, and the session goes on meanwhile`() {
        var script = ClientScript.joined()
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.say("oi")
        #expect(script.takeSent() == ["40 hello", "40 say 1 oi"])
        script.challenge()
        #expect(script.takeSent() == ["40 join bia@lobby attempt 2 from 100"])
        script.say("mais")
        #expect(script.takeSent().isEmpty)
        #expect(script.client.name.text == "ana")
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.client.name.text == "bia")
        #expect(script.takeSent() == ["40 say 1 oi", "40 say 2 mais"])
    }

    @Test func `a new name that is taken leaves everything as it was`() {
        var script = ClientScript.joined()
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.challenge()
        script.refuse(.nameTaken, retry: 0)
        #expect(script.client.isJoined)
        #expect(script.client.name.text == "ana")
        _ = script.takeSent()
        script.say("oi")
        #expect(script.takeSent() == ["40 say 1 oi"])
    }
}
