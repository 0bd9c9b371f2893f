import PomboCore
import Testing

@Suite struct RelayNapTests {
    /// After many batches that are all alike.
    private func nap(
        after count: Int, idled: Int, napped: Bool, worked: Int
    ) -> RelayNap {
        var nap = RelayNap()
        for _ in 0..<200 {
            nap.record(
                count, idled: .microseconds(idled), napped: napped, worked: .microseconds(worked))
        }
        return nap
    }

    @Test func `it naps while more than half of its time goes into batches`() {
        #expect(nap(after: 8, idled: 99, napped: false, worked: 100).isWorthwhile)
        #expect(!nap(after: 8, idled: 101, napped: false, worked: 100).isWorthwhile)
    }

    @Test func `naps count as neither work nor idleness`() {
        #expect(nap(after: 8, idled: 99, napped: true, worked: 100).isWorthwhile)
        #expect(!nap(after: 8, idled: 101, napped: true, worked: 100).isWorthwhile)
    }

    @Test func `it does not nap where fewer than four would come meanwhile`() {
        // 100 us of work and a nap of 250: six in 350 us are 4.3 in 250, five are 3.6.
        #expect(nap(after: 6, idled: 0, napped: true, worked: 100).isWorthwhile)
        #expect(!nap(after: 5, idled: 0, napped: true, worked: 100).isWorthwhile)
    }

    @Test func `a relay that begins does not nap`() {
        #expect(!RelayNap().isWorthwhile)
    }

    /// Lines that come every `gap`, whatever the relay does, where a batch takes 45 us and 3 us for
    /// each line: how large a share of the time it worked, and how many of the batches it napped
    /// before, in the second half of 10,000 lines.
    private func serve(every gap: Duration, _ nap: inout RelayNap) -> (work: Double, naps: Double) {
        var now = Instant.zero
        var next = 0
        var worked = Duration.zero
        var naps = 0
        var batches = 0
        var begin = now
        while next < 10_000 {
            if next < 5000 {
                (worked, naps, batches, begin) = (.zero, 0, 0, now)
            }
            let arrival = max(now, Instant.zero + gap * next)
            let idled = now.duration(to: arrival)
            let isNapping = nap.isWorthwhile
            let start = isNapping ? arrival + RelayNap.length : arrival
            var count = 0
            while next < 10_000, Instant.zero + gap * next <= start {
                next += 1
                count += 1
            }
            let work = Duration.microseconds(45 + 3 * count)
            nap.record(count, idled: idled, napped: isNapping, worked: work)
            worked += work
            batches += 1
            if isNapping { naps += 1 }
            now = start + work
        }
        return (
            Double(worked.nanoseconds) / Double(begin.duration(to: now).nanoseconds),
            Double(naps) / Double(batches)
        )
    }

    @Test(arguments: [40, 50])
    func `a crowd costs less than a quarter of a core instead of all of it`(microseconds: Int) {
        var nap = RelayNap()
        let served = serve(every: .microseconds(microseconds), &nap)
        #expect(served.naps > 0.99)
        #expect(served.work < 0.25)
    }

    @Test(arguments: [100, 333, 1000, 10_000])
    func `lines that leave half of a core are taken at once, also after a crowd`(
        microseconds: Int
    ) {
        var nap = RelayNap()
        _ = serve(every: .microseconds(40), &nap)
        #expect(nap.isWorthwhile)
        #expect(serve(every: .microseconds(microseconds), &nap).naps == 0)
    }

    /// One or two scripts that say the next line 30 us after the answer to the last one keep the
    /// relay busy for most of its time, and naps would gather nothing.
    @Test(arguments: 1...2)
    func `who waits for an answer before each next line is served at once`(people: Int) {
        var nap = RelayNap()
        var arrivals = (0..<people).map { Instant.zero + .microseconds(10 * $0) }
        var now = Instant.zero
        for _ in 0..<10_000 {
            let start = max(now, arrivals.min()!)
            #expect(!nap.isWorthwhile)
            let due = arrivals.indices.filter { arrivals[$0] <= start }
            let work = Duration.microseconds(60 + 10 * due.count)
            nap.record(due.count, idled: now.duration(to: start), napped: false, worked: work)
            now = start + work
            for place in due { arrivals[place] = now + .microseconds(30 + 5 * place) }
        }
    }
}
