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
            let start = arrival < rest.end && rest.begin(.rest) ? rest.end : arrival
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
        #expect(served.longestWait <= RelayRest.worthwhile.upperBound)
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

    /// So many people each of whom says the next line 150 us after the last one was served: how
    /// long one round of them takes.
    private func round(of people: Int, _ rest: inout RelayRest) -> Duration {
        var arrivals = (0..<people).map { noon + .microseconds(10 * $0) }
        var lineCount = 0
        var now = noon
        while lineCount < 10_000 {
            let first = max(now, arrivals.min()!)
            let start = first < rest.end && rest.begin(.rest) ? rest.end : first
            // A batch takes its time.
            now = start + .microseconds(60)
            var count = 0
            for place in arrivals.indices where arrivals[place] <= start {
                arrivals[place] = now + .microseconds(90 + 10 * place)
                count += 1
            }
            rest.note(count, hasRecords: true, at: start)
            lineCount += count
        }
        return noon.duration(to: now) / (lineCount / people)
    }

    @Test func `who waits for an answer before each next line is hardly held up`() {
        var rest = RelayRest()
        #expect(round(of: 1, &rest) <= .microseconds(170))
    }

    @Test(arguments: 2...8)
    func `rests do not grow by those who wait for answers`(people: Int) {
        var rest = RelayRest()
        #expect(round(of: people, &rest) <= .microseconds(400))
    }

    @Test func `long batches do not keep a busy relay from its naps`() {
        var rest = RelayRest()
        for batch in 1...50 {
            let naps = rest.begin(.nap)
            #expect(naps)
            rest.note(200, hasRecords: true, at: noon + .milliseconds(12 * batch))
        }
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
