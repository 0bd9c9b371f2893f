import PomboCore
import Testing

@testable import PomboLab

@Suite struct TraceTests {
    private static func at(_ number: Int) -> Instant {
        Instant(nanoseconds: Int64(number) * 20_000_000)
    }

    private static let transits = (1...500).map {
        Transit(number: UInt64($0), byteCount: 90, at: at($0))
    }

    private static func recorded() throws -> Trace {
        let weather = try Weather(
            "loss 20%, delay 50ms, jitter 30ms, order free, swap 5%, hold 10% by 2, corrupt 10%, "
                + "dup 10%")
        var link = Link(weather, name: "link", seed: 5)
        var trace = Trace()
        for transit in transits { trace.record(link.fate(of: transit), of: transit) }
        return trace
    }

    @Test func `a recorded run can be played back`() throws {
        let trace = try Self.recorded()
        var player = Link(try Weather("trace run.fates"), name: "other", seed: 9, trace: trace)
        var again = Trace()
        for transit in Self.transits { again.record(player.fate(of: transit), of: transit) }
        for (old, new) in zip(trace.entries, again.entries) {
            #expect((old.cause == nil) == (new.cause == nil))
            #expect(old.delay == new.delay && old.copyDelay == new.copyDelay)
            #expect(old.corruptedBit == new.corruptedBit)
        }
        #expect(trace.entries.contains { $0.cause != nil })
        // Nothing stays at the deadline of a silent link: each held one was released.
        #expect(trace.entries.dropLast(3).allSatisfy { $0.delay < 500_000_000 })
    }

    @Test func `behind a recording's end the other stages go on`() throws {
        let trace = Trace([Trace.Entry(cause: .loss)])
        var link = Link(
            try Weather("trace run.fates, delay 7ms"), name: "link", seed: 1, trace: trace)
        let fates = (1...2).map {
            link.fate(of: Transit(number: UInt64($0), byteCount: 1, at: .zero))
        }
        #expect(fates[0].cause == .trace)
        #expect(fates[1].arrival == Instant(nanoseconds: 7_000_000))
    }

    @Test func `a recording is read as it was written`() throws {
        let trace = try Self.recorded()
        #expect(try Trace(trace.description) == trace)
        let text = "pombo fates 1\n1 lost burst\n2 0\n3 20ms copy 25ms bit 17\n4 5us bit 0\n"
        #expect(try Trace(text).description == text)
        #expect(try Trace("pombo fates 1").entries.isEmpty)
    }

    @Test(arguments: [
        ("", 1, "Line 1 is not"),
        ("pombo fates 2\n", 1, "Line 1 is not"),
        ("pombo fates 1\n2 0\n", 2, "Line 2 should be about datagram 1."),
        ("pombo fates 1\n1 0\n\n2 0\n", 3, "Line 3 should be about datagram 2."),
        ("pombo fates 1\n1\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 lost rain\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 lost\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 5ms copy\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 5ms bit 524280\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 5ms more\n", 2, "Line 2 should be like"),
        ("pombo fates 1\n1 -5ms\n", 2, "Line 2 should be like"),
    ])
    func `a spoiled recording names its line`(text: String, line: Int, sentence: String) {
        #expect {
            try Trace(text)
        } throws: { error in
            let error = error as! TraceError
            return error.line == line && error.description.hasPrefix(sentence)
        }
    }
}
