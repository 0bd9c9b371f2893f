import Testing

@testable import PomboCore

@Suite struct RoomChangeTests {
    private static let lab = Name("lab")!

    private static func enter(_ script: inout ClientScript, _ room: Name = lab) {
        script.act { $0.enter(room: room, at: $1, into: &$2) }
    }

    @Test func `P-27: what was said before is acknowledged before the room is left`() {
        var script = ClientScript.joined()
        script.say("um")
        script.say("dois")
        Self.enter(&script)
        script.say("três")
        #expect(script.takeSent() == ["40 say 1 um", "40 say 2 dois"])
        script.ack(1)
        #expect(script.takeSent().isEmpty)
        script.ack(2)
        #expect(script.takeSent() == ["40 hello"])
        script.challenge()
        #expect(script.takeSent() == ["40 join ana@lab attempt 2 from 0"])
        #expect(script.client.room == .lobby)
        script.welcome(session: 8, start: 300, head: 300)
        #expect(script.client.room == Self.lab)
        #expect(script.takeSent() == ["40 say 3 três"])
        #expect(script.takeEvents().session?.isResumed == false)
        #expect(script.client.roomDelivered == 300)
    }

    @Test func `with nothing open the room is left at once`() {
        var script = ClientScript.joined()
        Self.enter(&script)
        #expect(script.takeSent() == ["40 hello"])
        #expect(!script.client.isJoined)
    }

    @Test func `rooms without lines are passed over`() {
        var script = ClientScript.joined()
        script.say("um")
        Self.enter(&script)
        Self.enter(&script, Name("bar")!)
        script.ack(1)
        script.challenge()
        #expect(script.takeSent().last == "40 join ana@bar attempt 2 from 0")
    }

    @Test func `P-110: lines for two rooms are brought to both, one after the other`() {
        var script = ClientScript.joined()
        Self.enter(&script)
        script.say("lab line")
        Self.enter(&script, Name("bar")!)
        script.say("bar line")
        script.challenge()
        #expect(script.takeSent().last == "40 join ana@lab attempt 2 from 0")
        script.welcome(session: 8, start: 300, head: 300)
        #expect(script.takeSent() == ["40 say 1 lab line"])
        script.ack(1, session: 8)
        script.challenge()
        #expect(script.takeSent().last == "40 join ana@bar attempt 3 from 0")
        script.welcome(session: 9, start: 400, head: 400)
        #expect(script.takeSent() == ["40 say 2 bar line"])
    }

    @Test func `a room change survives a relay that restarts`() {
        var script = ClientScript.joined()
        script.say("um")
        Self.enter(&script)
        script.reset()
        // The line is for the lobby: back there first.
        #expect(script.takeSent().last == "40 join ana@lobby attempt 2 from 100")
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.takeSent() == ["40 say 1 um"])
        script.ack(1, session: 8)
        #expect(script.takeSent() == ["40 hello"])
    }

    @Test func `a room that is full is tried again until somebody goes elsewhere`() {
        var script = ClientScript.joined()
        Self.enter(&script)
        script.challenge()
        script.refuse(.roomsFull, retry: 1000, limit: 256)
        script.run(to: 1039)
        #expect(!script.sent.contains("1040 hello"))
        script.run(to: 1040)
        #expect(script.takeSent().contains("1040 hello"))
        Self.enter(&script, .lobby)
        script.challenge()
        #expect(script.takeSent() == ["1040 join ana@lobby attempt 3 from 100"])
    }

    @Test func `P-83: direct messages are numbered in line and sent in any room`() {
        var script = ClientScript.joined()
        script.say("psst", to: 0xB0)
        let say = script.decoded(Say.self)
        #expect(say.stream == 0 && say.recipient == 0xB0 && say.kind == .direct)
        Self.enter(&script)
        script.say("lab line")
        #expect(script.takeSent() == ["40 say 1 psst"])
        script.ack(1, seen: 0)
        #expect(script.takeSent() == ["40 hello"])
        script.ack(1, seen: 1)
        script.ack(1, seen: 1)
        #expect(script.takeEvents() == [.stamped(cseq: 1, seq: nil), .seen(cseq: 1)])
    }
}
