import PomboCore
import Testing

@testable import PomboLab

/// Losses that come together, and what they mean for repairs.
@Suite struct LinkBurstTests {
    @Test func `raising the loss of bursts only adds losses`() {
        let bursts: [(Probability) -> Weather.Burst] = [
            { .datagrams($0, run: Decimal(units: 8000, places: 3)) },
            { .time($0, run: .milliseconds(160)) },
        ]
        for burst in bursts {
            var before: Set<Int> = []
            for percent: UInt64 in [1, 2, 5, 10, 20, 30, 50, 80] {
                var weather = Weather()
                weather.burst = burst(.percent(percent))
                let fates = LinkTests.fates(weather, count: 4000)
                let lost = Set(fates.indices.filter { fates[$0].isLost })
                #expect(before.isSubset(of: lost))
                #expect(before.count < lost.count)
                before = lost
            }
        }
    }

    @Test func `a chain's state is the same walked or asked for`() {
        let burst = Weather.Burst.datagrams(.percent(20), run: Decimal(units: 4000, places: 3))
        let philox = Philox(seed: 3, name: "link")
        var walked = GilbertChain(burst)
        for step: UInt64 in 1...3000 {
            var asked = GilbertChain(burst)
            let state = walked.isBad(at: step, purpose: 0, philox)
            #expect(state == asked.isBad(at: step, purpose: 0, philox))
        }
    }

    @Test func `bursts are stationary from the first datagram on`() throws {
        for spec in ["burst 20% 8", "burst 20% 160ms"] {
            let weather = try Weather(spec)
            let lost = (0..<2000).count { seed in
                var link = Link(weather, name: "link", seed: UInt64(seed))
                return link.fate(of: Transit(number: 1, byteCount: 1, at: .zero)).isLost
            }
            let z = Interval.z(confidence: 0.999, comparisons: 2)
            #expect(Interval.wilson(hits: lost, of: 2000, z: z)!.contains(0.2))
        }
    }

    @Test func `a repair never shifts the losses of first transmissions`() throws {
        for spec in ["loss 20%", "burst 20% 8", "burst 20% 160ms", "ge gb=5% bg=20% good=1%"] {
            let plain = LinkTests.fates(try Weather(spec), count: 1000).map(\.isLost)
            var link = Link(try Weather(spec), name: "ana>relay", seed: 7)
            var mixed: [Bool] = []
            for number: UInt64 in 1...1000 {
                let at = LinkTests.at(Int64(number) * 20)
                let first = Transit(number: number, byteCount: 100, at: at)
                mixed.append(link.fate(of: first).isLost)
                for attempt: UInt32 in 1...3 {
                    var repair = first
                    repair.purpose = .repair
                    repair.attempt = attempt
                    _ = link.fate(of: repair)
                    repair.purpose = .control
                    _ = link.fate(of: repair)
                }
            }
            #expect(mixed == plain)
        }
    }

    /// Chains that count datagrams stand still while only repairs are sent; these take one step
    /// from where it stands, so that they can get through.
    @Test func `repairs in a bad state are lost as often as the next datagram would be`() throws {
        let weather = try Weather("burst 20% 4")
        var after: [Bool: (lost: Int, all: Int)] = [false: (0, 0), true: (0, 0)]
        var link = Link(weather, name: "link", seed: 11)
        for number: UInt64 in 1...20_000 {
            let at = LinkTests.at(Int64(number) * 20)
            let isBad = link.fate(of: Transit(number: number, byteCount: 1, at: at)).isLost
            let repair = Transit(
                number: number, purpose: .repair, attempt: 1, byteCount: 1, at: at)
            let isLost = link.fate(of: repair).isLost
            after[isBad]!.lost += isLost ? 1 : 0
            after[isBad]!.all += 1
        }
        let z = Interval.z(confidence: 0.999, comparisons: 2)
        let bad = Interval.wilson(hits: after[true]!.lost, of: after[true]!.all, z: z)!
        let good = Interval.wilson(hits: after[false]!.lost, of: after[false]!.all, z: z)!
        #expect(bad.contains(0.75))
        #expect(good.contains(0.0625))
    }

    @Test func `in time-driven weather a slot is good or bad for everybody`() throws {
        var link = Link(try Weather("burst 30% 100ms"), name: "link", seed: 1)
        for slot: Int64 in 0..<500 {
            let fates = (0..<3 as Range<Int64>).map { part in
                let purpose = Purpose.allCases[Int(part)]
                let at = Instant(nanoseconds: slot * 10_000_000 + part * 4_999_999)
                return link.fate(
                    of: Transit(
                        number: UInt64(slot) + 1, purpose: purpose, byteCount: 1, at: at))
            }
            #expect(fates[0].isLost == fates[1].isLost && fates[1].isLost == fates[2].isLost)
        }
    }

    @Test func `a long silence is crossed at once`() throws {
        var link = Link(try Weather("burst 5% 10m"), name: "link", seed: 1)
        let day: Int64 = 86_400_000_000_000
        for number: UInt64 in 1...3 {
            let at = Instant(nanoseconds: Int64(number) * day)
            _ = link.fate(of: Transit(number: number, byteCount: 1, at: at))
        }
    }
}
