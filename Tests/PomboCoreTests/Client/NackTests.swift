import Testing

@testable import PomboCore

@Suite struct NackTests {
    @Test func `P-65: a hole is asked for after 5 ms, not before`() {
        var script = ClientScript.joined()
        script.stamped((103, 102))
        script.run(until: .zero + .microseconds(44_999))
        #expect(script.takeSent().isEmpty)
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 3: 100-102"])
    }

    @Test func `on a long way a hole is given a quarter of the round trip`() {
        var script = ClientScript()
        script.connect()
        script.sleep(to: 200)
        script.challenge()
        script.welcome(start: 100, head: 100)
        _ = script.takeSent()
        script.stamped((103, 102))
        script.run(to: 249)
        #expect(script.takeSent().isEmpty)
        script.run(to: 250)
        #expect(script.takeSent() == ["250 nack 3: 100-102"])
    }

    @Test func `P-65: the question is repeated with patience that grows to four times`() {
        var script = ClientScript.joined()
        script.stamped((103, 102))
        script.run(to: 1000)
        // srtt + 4·rttvar is 60 ms: 60, 90, 135, 202.5, then 240 each.
        let times = script.takeSent().filter { $0.contains("nack") }.map {
            $0.split(separator: " ")[0]
        }
        #expect(times == ["45", "105", "195", "330", "532", "772"])
    }

    @Test func `a repair that helps makes the next question soon, and the last one ends it`() {
        var script = ClientScript.joined()
        script.stamped((105, 104))
        script.run(to: 600)
        _ = script.takeSent()
        script.stamped((101, 100))
        script.run(to: 664)
        #expect(script.takeSent() == ["605 nack 3: 101-104"])
        // Patience begins anew.
        script.run(to: 665)
        #expect(script.takeSent() == ["665 nack 3: 101-104"])
        script.stamped((102, 101), (103, 102), (104, 103))
        #expect(script.client.roomStream.nack.due == nil)
        let messages = script.takeEvents().compactMap { event -> Message? in
            if case .delivered(let message) = event { return message }
            return nil
        }
        #expect(messages.map(\.wasRepaired) == [true, true, true, true, false])
        #expect(script.client.statistics.repaired == 4)
    }

    @Test func `live records never put a question off`() {
        var script = ClientScript.joined()
        script.stamped((103, 102))
        for step in 0..<4 {
            script.run(to: 41 + step)
            script.stamped((104 + UInt64(step), 103 + UInt64(step)))
        }
        script.run(to: 45)
        #expect(script.takeSent().contains("45 nack 3: 100-102"))
    }

    @Test func `P-64: all holes stand in one question, and what HEAD says is above them`() {
        var script = ClientScript.joined()
        script.stamped((103, 102), (104, 103), (110, 108))
        script.head(120)
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 3: 100-102 104-108 110-120"])
        let nack = script.decoded(Nack.self)
        #expect(nack.delivered == 100 && nack.time == 45_000_000 && nack.session == 5)
    }

    @Test func `P-64: sixteen holes are asked for, the lowest ones`() {
        for count in [16, 17] {
            var script = ClientScript.joined()
            for index in 1...UInt64(count) { script.stamped((100 + 10 * index, 95 + 10 * index)) }
            script.run(to: 45)
            let gaps = script.decoded(Nack.self).gaps
            #expect(gaps.count == 16)
            #expect(gaps[15] == Nack.Gap(after: 250, upto: 255))
        }
    }

    @Test func `P-114: HEAD and PONG tell of a last record that was lost`() {
        var script = ClientScript.joined()
        script.head(100)
        #expect(script.client.roomStream.nack.due == nil)
        script.head(102)
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 3: 100-102"])
        script.stamped((102, 100))
        script.act { $0.moved(at: $1, into: &$2) }
        script.pong(head: 103)
        script.run(to: 50)
        #expect(script.takeSent().last == "50 nack 3: 102-103")
    }

    @Test func `WELCOME tells what was missed`() {
        var script = ClientScript.joined()
        script.reset()
        script.welcome(session: 8, start: 100, head: 130, inboxHead: 9)
        script.run(to: 45)
        #expect(script.takeSent().suffix(2) == ["45 nack 3: 100-130", "45 nack 4: 0-9"])
    }

    @Test func `a timer from before does not live on in the next session`() {
        var script = ClientScript.joined()
        script.stamped((105, 104))
        script.run(to: 800)
        script.reset()
        script.welcome(session: 8, start: 100, head: 105)
        _ = script.takeSent()
        script.run(to: 804)
        #expect(script.takeSent().isEmpty)
        script.run(to: 805)
        #expect(script.takeSent() == ["805 nack 3: 100-104"])
    }

    @Test func `P-108: what the next relay does not know is not asked for any more`() {
        var script = ClientScript.joined()
        script.stamped((105, 104))
        script.reset()
        _ = script.takeEvents()
        script.welcome(session: 8, start: 100, head: 100)
        #expect(script.takeEvents().contains(.gapClosed(.room, through: 100)))
        #expect(script.client.roomStream.nack.due == nil)
    }
}
