import PomboCore
import Testing

@testable import PomboLab

/// Who arrives behind whom.
@Suite struct LinkOrderTests {
    @Test func `jitter keeps the order unless it is free`() {
        for shape in Weather.Jitter.Shape.allCases {
            var weather = Weather()
            weather.delay = .milliseconds(100)
            weather.jitter = Weather.Jitter(.milliseconds(40), shape)
            let kept = LinkTests.fates(weather, count: 2000).map(\.arrival)
            #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 <= $1 })
            weather.keepsOrder = false
            let free = LinkTests.fates(weather, count: 2000).map(\.arrival)
            #expect(!zip(free, free.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }

    @Test func `a swapped datagram arrives right behind the next one`() {
        var weather = Weather()
        weather.swap = .percent(20)
        let fates = LinkTests.fates(weather, count: 200)
        let first = fates.firstIndex { $0.ticket != nil }!
        let release = fates[first + 1].releasedSwap!
        #expect(release.ticket == fates[first].ticket)
        #expect(release.at == LinkTests.at(Int64(first + 2) * 20).advanced(by: .nanoseconds(1)))
    }

    @Test func `a held datagram goes behind the third survivor`() {
        var weather = Weather()
        weather.hold = Weather.Hold(.percent(5), by: 3)
        let fates = LinkTests.fates(weather, count: 400)
        for (index, fate) in fates.enumerated().dropLast(3) {
            guard let ticket = fate.ticket else { continue }
            #expect(fates[index + 3].releasedHold?.ticket == ticket)
        }
        #expect(fates.contains { $0.ticket != nil })
    }

    @Test func `a held datagram on a silent link arrives after a second`() {
        var weather = Weather()
        weather.hold = Weather.Hold(.always, by: 1)
        var link = Link(weather, name: "link", seed: 1)
        let held = link.fate(of: Transit(number: 1, byteCount: 1, at: LinkTests.at(0)))
        #expect(held.arrival == LinkTests.at(1000))
        var early = link
        let before = early.fate(of: Transit(number: 2, byteCount: 1, at: LinkTests.at(999)))
        #expect(before.releasedHold?.ticket == held.ticket)
        let after = link.fate(of: Transit(number: 2, byteCount: 1, at: LinkTests.at(1000)))
        #expect(after.releasedHold == nil)
    }

    @Test func `a jumping datagram skips the delay`() {
        var weather = Weather()
        weather.delay = .milliseconds(100)
        weather.jump = .percent(10)
        let arrivals = LinkTests.fates(weather, count: 300).map(\.arrival)
        let delays = arrivals.enumerated().map {
            LinkTests.at(Int64($0.offset + 1) * 20).duration(to: $0.element)
        }
        #expect(delays.contains(.zero))
        #expect(delays.allSatisfy { $0 == .zero || $0 == .milliseconds(100) })
    }

    @Test func `nobody is late where the order is kept, though some arrive together`() throws {
        let run = LinkRun(
            try Weather("delay 100ms, jitter 80ms"), name: "link", seed: 1, count: 2000,
            spacing: .milliseconds(5))
        #expect(zip(run.arrivals, run.arrivals.dropFirst()).contains { $0 == $1 })
        #expect(!run.lateOnes.contains(true))
    }
}
