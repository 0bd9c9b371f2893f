import PomboCore
import Testing

@testable import pombo

@Suite struct RelayRestTests {
    /// Lines that come every `gap`, whatever the relay does: how many batches took them, and the
    /// longest that one of them waited.
    private func serve(
        _ lineCount: Int, every gap: Duration, _ rest: inout RelayRest, from first: Instant
    ) -> (batches: Int, longestWait: Duration) {
        var batches = 0
        var longest = Duration.zero
        var next = 0
        while next < lineCount {
            let arrival = first + gap * next
            let start = arrival < rest.end && rest.begin() ? rest.end : arrival
            longest = max(longest, arrival.duration(to: start))
            var count = 0
            while next < lineCount, first + gap * next <= start {
                next += 1
                count += 1
            }
            rest.note(count, hasRecords: true, at: start)
            batches += 1
        }
        return (batches, longest)
    }

    private let noon = Instant.zero + .seconds(43_200)

    @Test func `lines that come closely share batches by three`() {
        var rest = RelayRest()
        let served = serve(3000, every: .milliseconds(1), &rest, from: noon)
        #expect((1000...1100).contains(served.batches))
        #expect(served.longestWait <= RelayRest.longest)
    }

    @Test func `a crowd that comes again after a silence shares batches soon`() {
        var rest = RelayRest()
        rest.note(1, hasRecords: true, at: noon)
        let served = serve(100, every: .milliseconds(1), &rest, from: noon + .seconds(3600))
        #expect((34...50).contains(served.batches))
    }

    @Test(arguments: [2, 7, 50, 1000])
    func `lines that come farther apart are served at once`(milliseconds: Int) {
        var rest = RelayRest()
        let served = serve(1000, every: .milliseconds(milliseconds), &rest, from: noon)
        #expect(served.batches == 1000)
        #expect(served.longestWait == .zero)
    }

    @Test func `a few lines at once are nothing to rest for, also after a crowd went quiet`() {
        var rest = RelayRest()
        _ = serve(500, every: .milliseconds(1), &rest, from: noon)
        for minute in 1...20 {
            let start = noon + .seconds(60 * minute)
            let served = serve(3, every: .microseconds(300), &rest, from: start)
            #expect(served.longestWait == .zero)
        }
    }

    @Test func `who waits for an answer before each next line is hardly held up`() {
        var rest = RelayRest()
        var now = noon
        for _ in 0..<10_000 {
            now = now + .microseconds(200)
            if now < rest.end, rest.begin() { now = rest.end }
            rest.note(1, hasRecords: true, at: now)
        }
        let alone = Duration.microseconds(200) * 10_000
        #expect(noon.duration(to: now) < alone * 1.2)
        #expect(noon.duration(to: now) > alone)
    }

    @Test func `what comes in large batches is not waited for`() {
        var rest = RelayRest()
        var now = noon
        for _ in 0..<100 {
            now = now + .microseconds(500)
            rest.note(32, hasRecords: true, at: now)
            #expect(rest.end <= now)
        }
    }
}
