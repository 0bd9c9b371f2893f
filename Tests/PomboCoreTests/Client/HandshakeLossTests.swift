import Testing

@testable import PomboCore

/// Handshakes with relays that lost something, or take nothing.
@Suite struct HandshakeLossTests {
    @Test func `P-105: a relay that accepts no cookie gets no more JOINs than a silent one`() {
        var script = ClientScript()
        script.connect()
        script.challenge()
        for cookie in 1...50 as ClosedRange<UInt64> { script.challenge(cookie: cookie) }
        #expect(script.takeSent() == ["0 hello", "0 join ana@lobby attempt 1 from 0"])
        script.run(to: 100)
        #expect(script.takeSent() == ["100 join ana@lobby attempt 1 from 0"])
        #expect(script.decoded(Join.self).cookie == 50)
    }

    @Test func `P-134: a WELCOME that lacks what was confirmed is asked for again`() {
        var script = ClientScript.joined()
        script.say("a")
        script.say("b")
        script.act { $0.rename(Name("bia")!, at: $1, into: &$2) }
        script.challenge()
        #expect(script.decoded(Join.self).lowestOpen == 1)
        // The ACK was on its way when the JOIN left. Then power failed, and the log has neither.
        script.ack(2)
        script.welcome(session: 6, start: 100, head: 100, cseq: 1)
        #expect(script.client.handshake?.step == .waiting)
        _ = script.takeSent()
        // A joined script stands at 40 ms, where the first WELCOME came.
        let again = 290
        script.run(to: again)
        #expect(script.takeSent() == ["\(again) hello"])
        script.challenge()
        #expect(script.decoded(Join.self).lowestOpen == 3)
        script.welcome(session: 7, start: 100, head: 100)
        #expect(script.client.phase == .joined)
        _ = script.takeSent()
        script.say("c")
        #expect(script.takeSent() == ["\(again) say 3 c"])
    }
}
