import PomboCore
import Testing

@testable import PomboLab

/// What holds for every weather.
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

    /// The same on every platform, in debug and release: a digest of everything the engine says.
    @Test func `a rich weather's fates never change`() throws {
        let weather = try Weather(
            "loss 3%, burst 5% 8, rate 1Mbit queue 50ms, delay 20ms, jitter 9ms normal, "
                + "order free, swap 2%, hold 1% by 3, jump 1%, corrupt 2%, dup 2%")
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

    @Test func `datagrams of which nothing is known are first transmissions`() throws {
        let weather = try Weather("loss 20%, burst 5% 3, delay 5ms, jitter 5ms")
        var link = Link(weather, name: "ana>relay", seed: 7)
        let fates = (1...300).map { link.fate(ofNext: 100, at: Self.at($0 * 20)) }
        #expect(fates == Self.fates(weather, count: 300))
    }
}
