import PomboCore
import Testing

@testable import PomboLab

/// The engine, stage by stage.
@Suite struct LinkStageTests {
    @Test func `delay moves every arrival`() {
        var weather = Weather()
        weather.delay = .milliseconds(30)
        for (index, fate) in LinkTests.fates(weather, count: 10).enumerated() {
            #expect(fate.arrival == LinkTests.at(Int64(index + 1) * 20 + 30))
        }
    }

    @Test func `a link is down at the end of each period`() {
        var weather = Weather()
        weather.outage = Weather.Outage(length: .seconds(3), period: .seconds(30))
        var link = Link(weather, name: "link", seed: 1)
        func cause(at milliseconds: Int64) -> LossCause? {
            link.fate(of: Transit(number: 1, byteCount: 1, at: LinkTests.at(milliseconds))).cause
        }
        let seen = [0, 26_999, 27_000, 29_999, 30_000, 56_999, 57_000].map { cause(at: $0) }
        #expect(seen == [nil, nil, .outage, .outage, nil, nil, .outage])
    }

    @Test func `a full queue drops, and a datagram takes its time to leave`() {
        var weather = Weather()
        weather.rate = Weather.Rate(bitsPerSecond: 8000, queue: .milliseconds(150))
        var link = Link(weather, name: "link", seed: 1)
        let fates = (1...4).map { number in
            link.fate(of: Transit(number: number, byteCount: 100, at: LinkTests.at(0)))
        }
        #expect(fates[0].arrival == LinkTests.at(100))
        #expect(fates[1].arrival == LinkTests.at(200))
        #expect(fates[2].cause == .queue)
        #expect(fates[3].cause == .queue)
    }

    @Test func `a wait as long as the queue is allowed, a nanosecond more is not`() {
        for (short, isLost) in [(0, false), (1, true)] {
            var weather = Weather()
            let queue = Duration.milliseconds(100) - .nanoseconds(short)
            weather.rate = Weather.Rate(bitsPerSecond: 8000, queue: queue)
            var link = Link(weather, name: "link", seed: 1)
            _ = link.fate(of: Transit(number: 1, byteCount: 100, at: .zero))
            #expect(link.fate(of: Transit(number: 2, byteCount: 100, at: .zero)).isLost == isLost)
        }
    }

    @Test func `mtu loses what is larger`() {
        var weather = Weather()
        weather.mtu = 1200
        var link = Link(weather, name: "link", seed: 1)
        #expect(!link.fate(of: Transit(number: 1, byteCount: 1200, at: .zero)).isLost)
        #expect(link.fate(of: Transit(number: 2, byteCount: 1201, at: .zero)).cause == .mtu)
    }

    @Test func `corruption names one bit of the datagram`() {
        var weather = Weather()
        weather.corrupt = .always
        let bits = LinkTests.fates(weather, count: 2000).map { $0.corruptedBit! }
        #expect(bits.allSatisfy { (0..<800).contains($0) })
        #expect(bits.min()! < 10 && bits.max()! > 789)
    }

    @Test func `lists and patterns lose first transmissions by number`() {
        var weather = Weather()
        weather.script = .list([1...1, 3...3, 15...20])
        let listed = LinkTests.fates(weather, count: 30).map(\.isLost)
        #expect(listed.indices.filter { listed[$0] } == [0, 2, 14, 15, 16, 17, 18, 19])
        weather.script = .pattern([false, false, true], loops: true)
        let looped = LinkTests.fates(weather, count: 7).map(\.cause)
        #expect(looped == [nil, nil, .pattern, nil, nil, .pattern, nil])
        weather.script = .pattern([true, false, true], loops: false)
        let once = LinkTests.fates(weather, count: 7).map(\.cause)
        #expect(once == [.pattern, nil, .pattern, nil, nil, nil, nil])
        var link = Link(weather, name: "link", seed: 1)
        let repair = Transit(number: 1, purpose: .repair, byteCount: 1, at: .zero)
        #expect(!link.fate(of: repair).isLost)
    }

    @Test func `a drop by meaning takes the first that fits`() {
        var weather = Weather()
        weather.drops = [.init(.ack, number: 1), .init(.say, number: 3, to: "bia")]
        var link = Link(weather, name: "relay>bia", seed: 1, recipient: "bia")
        func cause(_ meaning: Meaning, _ attempt: UInt32 = 0) -> LossCause? {
            let transit = Transit(
                number: 1, purpose: .control, attempt: attempt, byteCount: 1, at: .zero,
                meaning: meaning)
            return link.fate(of: transit).cause
        }
        #expect(cause(Meaning(.ack, number: 2)) == nil)
        #expect(cause(Meaning(.ack, number: 1)) == .meaning)
        #expect(cause(Meaning(.ack, number: 1), 1) == nil)
        #expect(cause(Meaning(.say, first: 2, last: 5)) == .meaning)
        #expect(cause(Meaning(.say, number: 3)) == nil)
        var other = Link(weather, name: "relay>caio", seed: 1, recipient: "caio")
        let say = Transit(number: 3, byteCount: 1, at: .zero, meaning: Meaning(.say, number: 3))
        #expect(!other.fate(of: say).isLost)
    }
}
