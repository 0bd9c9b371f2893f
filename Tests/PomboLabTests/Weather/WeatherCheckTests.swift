import PomboCore
import Testing

@testable import PomboLab

/// The engine against the closed forms: every model, at a seed fixed beforehand, all comparisons
/// of a weather within a family-wise interval of 99.9 %.
@Suite struct WeatherCheckTests {
    static let models: [(String, [Comparison.Quantity])] = [
        ("loss 1%", [.loss, .lossRun, .totalLoss]),
        ("loss 5%", [.loss, .lossRun, .totalLoss]),
        ("loss 30%", [.loss, .lossRun, .totalLoss]),
        ("burst 5% 2", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("burst 5% 8", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("burst 20% 16", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("burst 60% 1.6", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("burst 5% 160ms", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("burst 10% 40ms", [.burst, .burstRun, .longBursts, .totalLoss]),
        ("ge gb=2% bg=20% bad=80% good=1%", [.burst, .burstRun, .totalLoss]),
        ("ge gb=70% bg=80% bad=90% good=5%", [.burst, .burstRun, .totalLoss]),
        (
            "loss 5%, burst 5% 8",
            [.loss, .lossRun, .burst, .burstRun, .longBursts, .totalLoss]
        ),
        ("list 1,3,15-20,40000-90000", [.listed]),
        ("pattern ..x.x loop", [.pattern]),
        ("pattern ..x.x", [.pattern]),
        ("down 3s every 30s", [.outage]),
        ("rate 256kbit queue 50ms", [.bottleneck]),
        ("delay 20ms, jitter 5ms, order free", [.delayTail, .overtaken]),
        ("delay 60ms, jitter 50ms, order free", [.delayTail, .overtaken]),
        ("delay 90ms, jitter 20ms normal, order free", [.delayTail, .overtaken]),
        ("delay 20ms, jitter 15ms exp, order free", [.delayTail, .overtaken]),
        ("delay 20ms, jitter 15ms exp", [.delayTail]),
        ("swap 2%", [.swapped]),
        ("swap 30%", [.swapped]),
        ("hold 1% by 3", [.held]),
        ("hold 60% by 2", [.held]),
        ("delay 100ms, jump 0.5%", [.jumped]),
        ("delay 70ms, jump 10%", [.jumped]),
        ("dup 1%", [.duplicated]),
        ("corrupt 0.1%", [.corrupted]),
        (
            "storm",
            [
                .burst, .burstRun, .longBursts, .delayTail, .overtaken, .corrupted,
                .duplicated, .totalLoss,
            ]
        ),
    ]

    @Test(arguments: models)
    func `the engine agrees with theory`(
        spec: String, quantities: [Comparison.Quantity]
    ) throws {
        let check = WeatherCheck(try Weather(spec), name: "ana>relay", seed: 2026, count: 50_000)
        let rows = check.comparisons()
        #expect(rows.map(\.quantity) == quantities)
        for row in rows { #expect(row.verdict == .agrees, "\(row)") }
    }

    /// Most runs are then of one loss, and their scatter says nothing.
    @Test func `rare losses are judged as well, and wrongly by no seed`() throws {
        for seed: UInt64 in 1...3 {
            let check = WeatherCheck(try Weather("loss 0.2%"), seed: seed, count: 20_000)
            for row in check.comparisons() { #expect(row.verdict == .agrees, "\(seed): \(row)") }
        }
    }

    /// The judge itself: an engine that were a little off would be seen.
    @Test func `a wrong expectation disagrees`() throws {
        let check = WeatherCheck(try Weather("loss 5%"), seed: 2026, count: 50_000)
        let row = check.comparisons()[0]
        for wrong in [0.045, 0.055] {
            var other = row
            other.expected = wrong
            #expect(other.verdict == .disagrees)
        }
    }

    @Test func `a handful of datagrams is not enough`() throws {
        let check = WeatherCheck(try Weather("burst 5% 160ms"), seed: 2026, count: 200)
        #expect(check.comparisons().allSatisfy { $0.verdict == .notEnough })
    }
}
