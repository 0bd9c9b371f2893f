import PomboCore
import Testing

@testable import PomboLab

/// A probe through links of known weather and a relay that counts.
@Suite struct PathProbeTests {
    /// PINGs go up, PONGs come down, a millisecond a step.
    private static func report(
        up: String, down: String, count: Int
    ) throws -> (report: PathReport, lostUp: Int, lostDown: Int) {
        var links = (
            Link(try Weather(up), name: "up", seed: 5),
            Link(try Weather(down), name: "down", seed: 5)
        )
        var lines = (DelayLine(), DelayLine())
        var probe = PathProbe(session: 7, count: count, interval: .milliseconds(2), at: .zero)
        var received: UInt32 = 0
        var now = Instant.zero
        while !probe.isDone(at: now) {
            now = now + .milliseconds(1)
            var bytes: [UInt8] = []
            if let range = probe.send(at: now, into: &bytes) {
                lines.0.schedule(bytes.span.extracting(range), through: &links.0, route: 0, at: now)
            }
            lines.0.depart(at: now)
            for departure in lines.0.departures {
                received += 1
                let ping = try Ping(lines.0.bytes.span.extracting(departure.range))
                let pong = Pong(
                    session: ping.session, time: ping.time, roomHead: 0, received: received)
                var answer: [UInt8] = []
                let range = pong.encode(into: &answer)
                lines.1.schedule(
                    answer.span.extracting(range), through: &links.1, route: 0, at: now)
            }
            lines.0.settle(at: now)
            lines.1.depart(at: now)
            for departure in lines.1.departures {
                let pong = try Pong(lines.1.bytes.span.extracting(departure.range))
                probe.receive(pong, at: now)
            }
            lines.1.settle(at: now)
        }
        return (probe.report, lines.0.counts.lostCount, lines.1.counts.lostCount)
    }

    @Test func `a perfect path has no loss, no order lost, and its round trip`() throws {
        let report = try Self.report(up: "delay 10ms", down: "delay 5ms", count: 100).report
        #expect(report.roundTrip.sent >= 100)
        #expect(report.roundTrip.lost == 0)
        #expect(report.up.reordered + report.down.reordered == 0)
        #expect(report.time(perMille: 500) == .milliseconds(15))
        #expect(report.jitter == .zero)
        #expect(report.spread == .zero)
    }

    @Test func `each direction's losses are told apart, exactly`() throws {
        let (report, lostUp, lostDown) = try Self.report(
            up: "loss 20%", down: "loss 5%", count: 2000)
        #expect(report.up.lost == lostUp)
        #expect(report.down.lost == lostDown)
        #expect(lostUp > 300 && lostDown > 50)
        #expect(report.roundTrip.lost == lostUp + lostDown)
        #expect(report.up.interval!.contains(0.2))
        #expect(report.down.interval!.contains(0.05))
    }

    @Test func `a run is told to be of one direction only where all of it is`() throws {
        let up = try Self.report(up: "list 10-14", down: "", count: 50).report
        #expect(up.runs == [5])
        #expect((up.runsUp, up.runsDown, up.runsMixed) == (1, 0, 0))
        let down = try Self.report(up: "", down: "list 10-14,20", count: 50).report
        #expect(down.runs == [5, 1])
        #expect((down.runsUp, down.runsDown, down.runsMixed) == (0, 2, 0))
        let both = try Self.report(up: "list 10-11", down: "list 10-12", count: 50).report
        #expect(both.runs == [5])
        #expect((both.runsUp, both.runsDown, both.runsMixed) == (0, 0, 1))
    }

    @Test func `reordering and copies are told by direction`() throws {
        let up = try Self.report(up: "swap 10%", down: "delay 1ms", count: 500).report
        #expect(up.up.reordered > 20)
        #expect(up.down.reordered == 0)
        let down = try Self.report(up: "", down: "swap 10%", count: 500).report
        #expect(down.up.reordered == 0)
        #expect(down.down.reordered > 20)
        let copies = try Self.report(up: "dup 10%", down: "", count: 500).report
        #expect(copies.up.duplicates > 20 && copies.down.duplicates == 0)
        #expect(copies.up.lost == 0)
        let doubled = try Self.report(up: "", down: "dup 10%", count: 500).report
        #expect(doubled.down.duplicates > 20 && doubled.up.duplicates == 0)
    }

    @Test func `losses that come together widen the interval`() throws {
        let apart = try Self.report(up: "loss 10%", down: "", count: 2000).report
        let together = try Self.report(up: "burst 10% 8", down: "", count: 2000).report
        let widths = [apart, together].map { $0.up.interval!.high - $0.up.interval!.low }
        #expect(widths[1] > 2 * widths[0])
    }

    @Test func `the last ones are asked again, so that their way is known`() throws {
        let report = try Self.report(up: "list 18-22", down: "", count: 20).report
        #expect(report.up.lost == 5)
        #expect(report.unknown == 0)
    }

    @Test func `without any answer nothing is known, and it ends all the same`() throws {
        let report = try Self.report(up: "loss 100%", down: "", count: 5).report
        #expect(report.unknown == 25)
        #expect(report.roundTrip.sent == 0)
        #expect(report.up.interval == nil)
        #expect(report.time(perMille: 500) == nil)
    }

    @Test func `strange answers are ignored`() {
        var probe = PathProbe(session: 7, count: 1, interval: .seconds(1), at: .zero)
        var bytes: [UInt8] = []
        _ = probe.send(at: .zero, into: &bytes)
        for (session, time) in [(UInt64(8), UInt64(0xA5) << 56), (7, 0xA5 << 56 | 1), (7, 0)] {
            probe.receive(
                Pong(session: session, time: time, roomHead: 0, received: 1), at: .zero)
        }
        #expect(!probe.isDone(at: .zero))
        #expect(probe.report.roundTrip.arrived == 0)
    }
}
