import Testing

@testable import PomboCore

@Suite struct DeliveryReportTests {
    private static func reports(_ script: inout ClientScript) -> [String] {
        script.takeSent().filter { $0.hasSuffix("report") }
    }

    @Test func `what was delivered is reported within 200 ms if nothing else carries it`() {
        var script = ClientScript.joined()
        script.stamped((101, 100))
        script.run(to: 240)
        #expect(Self.reports(&script).count == 1)
        let ping = script.decoded(Ping.self)
        #expect(ping.isReport && ping.delivered == 101 && ping.roundTripMicroseconds == 20_000)
        script.run(to: 900)
        #expect(Self.reports(&script).isEmpty)
    }

    @Test func `a SAY carries it, and no report follows`() {
        var script = ClientScript.joined()
        script.stamped((101, 100))
        script.say("a")
        #expect(script.decoded(Say.self).delivered == 101)
        script.ack(1)
        script.run(to: 900)
        #expect(Self.reports(&script).isEmpty)
    }

    @Test func `a NACK carries its stream's part only`() {
        var script = ClientScript.joined()
        script.stamped((50, 0), tag: ClientScript.inboxTag)
        script.stamped((101, 100), (103, 102))
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 3: 101-102"])
        script.run(to: 240)
        #expect(Self.reports(&script).count == 1)
        #expect(script.decoded(Ping.self).inboxDelivered == 50)

        script = ClientScript.joined()
        script.stamped((101, 100))
        script.stamped((50, 0), (60, 55), tag: ClientScript.inboxTag)
        script.run(to: 45)
        #expect(script.takeSent() == ["45 nack 4: 50-55"])
        script.run(to: 240)
        #expect(Self.reports(&script).count == 1)
        #expect(script.decoded(Ping.self).delivered == 101)
    }

    @Test func `P-74: at most one report an interval, which grows with the members`() {
        for (members, interval) in [(2, 200), (40, 200), (41, 205), (1000, 5000)] {
            var script = ClientScript.joined()
            script.head(100, next: 2000, members: UInt16(members))
            var seq: UInt64 = 100
            for step in 0..<200 {
                script.run(to: 40 + step * 50)
                script.stamped((seq + 1, seq))
                script.head(seq + 1, next: 2000, members: UInt16(members))
                seq += 1
            }
            let times = Self.reports(&script).map { Int($0.split(separator: " ")[0])! }
            #expect(!times.isEmpty)
            for (one, next) in zip(times, times.dropFirst()) {
                #expect(next - one >= interval - 1, "\(members): \(times)")
            }
        }
    }

    @Test func `two clients do not report at the same instant`() {
        var due: Set<Instant> = []
        for client: UInt64 in 1...8 {
            var script = ClientScript.joined { $0.client = client }
            script.head(100, next: 2000, members: 1000)
            script.stamped((101, 100))
            due.insert(script.client.session!.report.due!)
        }
        #expect(due.count == 8)
    }

    @Test func `P-132: a relay that has not heard a report is told again, with growing patience`() {
        var script = ClientScript.joined()
        script.stamped((101, 100))
        script.run(to: 300)
        _ = Self.reports(&script)
        for step in 0..<60 {
            script.run(to: 300 + step * 250)
            script.head(101, next: 500, floor: 100)
        }
        let times = Self.reports(&script)
        #expect((3...5).contains(times.count), "\(times)")
    }

    @Test func `raw members and visitors report nothing`() {
        for isRaw in [true, false] {
            var script = ClientScript.joined {
                $0.isRaw = isRaw
                $0.isVisitor = !isRaw
            }
            script.stamped((101, 100))
            script.run(to: 900)
            #expect(script.takeSent().isEmpty)
        }
    }
}
