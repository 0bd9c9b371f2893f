import PomboCore
import Testing

@testable import PomboLab

/// The engine, stage by stage.
@Suite struct LinkTests {
    static func at(_ milliseconds: Int64) -> Instant {
        Instant(nanoseconds: milliseconds * 1_000_000)
    }

    /// The fates of datagrams 1…count, 20 ms apart.
    static func fates(
        _ weather: Weather, count: UInt64, seed: UInt64 = 7, name: String = "ana>relay"
    ) -> [Fate] {
        var link = Link(weather, name: name, seed: seed)
        return (1...count).map { number in
            link.fate(of: Transit(number: number, byteCount: 100, at: at(Int64(number) * 20)))
        }
    }

    @Test func `perfect weather does nothing`() {
        for (index, fate) in Self.fates(.perfect, count: 100).enumerated() {
            #expect(fate == Fate(arrival: Self.at(Int64(index + 1) * 20)))
        }
    }

    @Test func `one seed gives one run, another name another`() {
        var weather = Weather()
        weather.loss = .percent(30)
        let fates = Self.fates(weather, count: 500)
        #expect(fates == Self.fates(weather, count: 500))
        #expect(fates != Self.fates(weather, count: 500, seed: 8))
        #expect(fates != Self.fates(weather, count: 500, name: "relay>ana"))
    }

    @Test func `raising the loss only adds losses`() {
        var before: Set<Int> = []
        for percent: UInt64 in [1, 2, 5, 10, 20, 30, 50, 90] {
            var weather = Weather()
            weather.loss = .percent(percent)
            let fates = Self.fates(weather, count: 2000)
            let lost = Set(fates.indices.filter { fates[$0].isLost })
            #expect(before.isSubset(of: lost))
            #expect(before.count < lost.count)
            before = lost
        }
    }

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
                let fates = Self.fates(weather, count: 4000)
                let lost = Set(fates.indices.filter { fates[$0].isLost })
                #expect(before.isSubset(of: lost))
                #expect(before.count < lost.count)
                before = lost
            }
        }
    }

    @Test func `other stages do not shift the losses`() {
        var plain = Weather()
        plain.loss = .percent(20)
        var rich = plain
        rich.delay = .milliseconds(30)
        rich.jitter = Weather.Jitter(.milliseconds(10), .normal)
        rich.duplicate = .percent(10)
        rich.corrupt = .percent(10)
        rich.swap = .percent(10)
        let left = Self.fates(plain, count: 1000).map(\.isLost)
        #expect(left == Self.fates(rich, count: 1000).map(\.isLost))
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

    @Test func `delay moves every arrival`() {
        var weather = Weather()
        weather.delay = .milliseconds(30)
        for (index, fate) in Self.fates(weather, count: 10).enumerated() {
            #expect(fate.arrival == Self.at(Int64(index + 1) * 20 + 30))
        }
    }

    @Test func `jitter keeps the order unless it is free`() {
        for shape in Weather.Jitter.Shape.allCases {
            var weather = Weather()
            weather.delay = .milliseconds(100)
            weather.jitter = Weather.Jitter(.milliseconds(40), shape)
            let kept = Self.fates(weather, count: 2000).map(\.arrival)
            #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 <= $1 })
            weather.keepsOrder = false
            let free = Self.fates(weather, count: 2000).map(\.arrival)
            #expect(!zip(free, free.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }

    @Test func `a link is down at the end of each period`() {
        var weather = Weather()
        weather.outage = Weather.Outage(length: .seconds(3), period: .seconds(30))
        var link = Link(weather, name: "link", seed: 1)
        func cause(at milliseconds: Int64) -> LossCause? {
            link.fate(of: Transit(number: 1, byteCount: 1, at: Self.at(milliseconds))).cause
        }
        let seen = [0, 26_999, 27_000, 29_999, 30_000, 56_999, 57_000].map { cause(at: $0) }
        #expect(seen == [nil, nil, .outage, .outage, nil, nil, .outage])
    }

    @Test func `a swapped datagram arrives right behind the next one`() {
        var weather = Weather()
        weather.swap = .percent(20)
        let fates = Self.fates(weather, count: 200)
        let first = fates.firstIndex { $0.ticket != nil }!
        let release = fates[first + 1].releasedSwap!
        #expect(release.ticket == fates[first].ticket)
        #expect(release.at == Self.at(Int64(first + 2) * 20).advanced(by: .nanoseconds(1)))
    }

    @Test func `a held datagram goes behind the third survivor`() {
        var weather = Weather()
        weather.hold = Weather.Hold(.percent(5), by: 3)
        let fates = Self.fates(weather, count: 400)
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
        let held = link.fate(of: Transit(number: 1, byteCount: 1, at: Self.at(0)))
        #expect(held.arrival == Self.at(1000))
        var early = link
        let before = early.fate(of: Transit(number: 2, byteCount: 1, at: Self.at(999)))
        #expect(before.releasedHold?.ticket == held.ticket)
        let after = link.fate(of: Transit(number: 2, byteCount: 1, at: Self.at(1000)))
        #expect(after.releasedHold == nil)
    }

    @Test func `a jumping datagram skips the delay`() {
        var weather = Weather()
        weather.delay = .milliseconds(100)
        weather.jump = .percent(10)
        let arrivals = Self.fates(weather, count: 300).map(\.arrival)
        let delays = arrivals.enumerated().map {
            Self.at(Int64($0.offset + 1) * 20).duration(to: $0.element)
        }
        #expect(delays.contains(.zero))
        #expect(delays.allSatisfy { $0 == .zero || $0 == .milliseconds(100) })
    }

    @Test func `a full queue drops, and a datagram takes its time to leave`() {
        var weather = Weather()
        weather.rate = Weather.Rate(bitsPerSecond: 8000, queue: .milliseconds(150))
        var link = Link(weather, name: "link", seed: 1)
        let fates = (1...4).map { number in
            link.fate(of: Transit(number: number, byteCount: 100, at: Self.at(0)))
        }
        #expect(fates[0].arrival == Self.at(100))
        #expect(fates[1].arrival == Self.at(200))
        #expect(fates[2].cause == .queue)
        #expect(fates[3].cause == .queue)
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
        let bits = Self.fates(weather, count: 2000).map { $0.corruptedBit! }
        #expect(bits.allSatisfy { (0..<800).contains($0) })
        #expect(bits.min()! < 10 && bits.max()! > 789)
    }

    @Test func `lists and patterns lose first transmissions by number`() {
        var weather = Weather()
        weather.script = .list([1...1, 3...3, 15...20])
        let listed = Self.fates(weather, count: 30).map(\.isLost)
        #expect(listed.indices.filter { listed[$0] } == [0, 2, 14, 15, 16, 17, 18, 19])
        weather.script = .pattern([false, false, true], loops: true)
        let looped = Self.fates(weather, count: 7).map(\.cause)
        #expect(looped == [nil, nil, .pattern, nil, nil, .pattern, nil])
        weather.script = .pattern([true, false, true], loops: false)
        let once = Self.fates(weather, count: 7).map(\.cause)
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

    @Test func `a change of weather keeps the link's draws and its order`() throws {
        let lossy = try Weather("loss 30%, delay 100ms")
        let whole = Self.fates(lossy, count: 100)
        var link = Link(.perfect, name: "ana>relay", seed: 7)
        var late: [Fate] = []
        for number: UInt64 in 1...100 {
            if number == 51 { link.change(to: lossy) }
            let transit = Transit(number: number, byteCount: 100, at: Self.at(Int64(number) * 20))
            late.append(link.fate(of: transit))
        }
        #expect(late[..<50].allSatisfy { !$0.isLost })
        #expect(late[50...] == whole[50...])
        link.change(to: .perfect)
        let next = link.fate(of: Transit(number: 101, byteCount: 1, at: Self.at(2020)))
        #expect(next.arrival == late.filter { !$0.isLost }.map(\.arrival).max())
        #expect(next.arrival > Self.at(2020))
    }

    @Test func `a repair never shifts the losses of first transmissions`() throws {
        for spec in ["loss 20%", "burst 20% 8", "burst 20% 160ms", "ge gb=5% bg=20% good=1%"] {
            let plain = Self.fates(try Weather(spec), count: 1000).map(\.isLost)
            var link = Link(try Weather(spec), name: "ana>relay", seed: 7)
            var mixed: [Bool] = []
            for number: UInt64 in 1...1000 {
                let at = Self.at(Int64(number) * 20)
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
            let at = Self.at(Int64(number) * 20)
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

    /// The same on every platform, in debug and release: a digest of everything the engine says.
    @Test func `a rich weather's fates never change`() throws {
        let weather = try Weather(
            "loss 3%, burst 5% 8, rate 1Mbit queue 50ms, delay 20ms, jitter 9ms normal, order free, "
                + "swap 2%, hold 1% by 3, jump 1%, corrupt 2%, dup 2%")
        var words: [UInt64] = []
        for shape in Weather.Jitter.Shape.allCases {
            var weather = weather
            weather.jitter!.shape = shape
            for fate in Self.fates(weather, count: 3000) {
                words.append(
                    UInt64(fate.cause.map { LossCause.allCases.firstIndex(of: $0)! } ?? 99))
                words.append(UInt64(fate.arrival.nanoseconds))
                words.append(UInt64(fate.copy?.nanoseconds ?? 0))
                words.append(UInt64(fate.corruptedBit ?? 9999))
                words.append(fate.ticket ?? 0)
                words.append(UInt64(fate.releasedSwap?.at.nanoseconds ?? 0))
                words.append(UInt64(fate.releasedHold?.at.nanoseconds ?? 0))
            }
        }
        let digest = words.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ $1) &* 0x0000_0100_0000_01b3
        }
        #expect(digest == 14_097_010_717_945_563_826)
    }
}
