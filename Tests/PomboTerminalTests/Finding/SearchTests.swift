import PomboCore
import Testing

@testable import PomboTerminal

@Suite struct SearchTests {
    static let nonce: UInt64 = 7

    static func at(_ milliseconds: Int) -> Instant {
        .zero + .milliseconds(100_000 + milliseconds)
    }

    /// An answer to the probe of `sent`, arriving at `now`.
    static func answer(
        _ search: inout Search, logID: UInt64 = 1, age: UInt32 = 5000, members: UInt16 = 3,
        from source: String = "10.0.0.5:7663", port: UInt16 = 7662, name: String = "sala",
        nonce: UInt64 = nonce, sent: Int, now: Int
    ) {
        var bytes: [UInt8] = []
        let announce = Announce(
            nonce: nonce, time: UInt64(bitPattern: at(sent).nanoseconds), logID: logID,
            ageMilliseconds: age, members: members, port: port, name: name, host: "aula-3")
        _ = announce.encode(into: &bytes)
        try? search.receive(
            bytes.span, from: Address(source, port: 7663)!, by: 2, at: at(now))
    }

    private static func look() -> Search { Search(nonce: nonce, .look, at: at(0)) }

    @Test func `a search probes at once and three times more, and ends after two seconds`() {
        var search = Self.look()
        var probes: [Int] = []
        for time in 0...2100 where search.probe(at: Self.at(time)) != nil { probes.append(time) }
        #expect(probes == [0, 250, 750, 1500])
        #expect(!search.isOver(at: Self.at(1999)))
        #expect(search.isOver(at: Self.at(2000)))
        #expect(search.probe(at: Self.at(2000)) == nil)
    }

    @Test func `it says when it wants to be called, and overdue probes are one`() {
        var search = Self.look()
        #expect(search.deadline == Self.at(0))
        _ = search.probe(at: Self.at(0))
        #expect(search.deadline == Self.at(250))
        let late = search.probe(at: Self.at(800))
        #expect(late?.time == UInt64(bitPattern: Self.at(800).nanoseconds))
        #expect(search.deadline == Self.at(1500))
    }

    @Test func `after the first answer it listens for 300 ms, and no longer than its end`() {
        var search = Self.look()
        Self.answer(&search, sent: 0, now: 2)
        #expect(!search.isOver(at: Self.at(301)) && search.isOver(at: Self.at(302)))
        var late = Self.look()
        Self.answer(&late, sent: 0, now: 1900)
        #expect(late.isOver(at: Self.at(2000)))
    }

    @Test func `P-135: a missed relay is known by its log, and only elsewhere has it moved`() {
        var search = Self.look()
        func place() -> String? {
            search.place(ofLog: 1, besides: Address("10.0.0.5", port: 7662)!, at: Self.at(300))?
                .description
        }
        #expect(place() == nil)
        Self.answer(&search, logID: 2, from: "10.0.0.7:7663", sent: 0, now: 2)
        #expect(place() == nil)
        Self.answer(&search, from: "10.0.0.6:7663", sent: 0, now: 3)
        #expect(place() == "10.0.0.6:7662")
        Self.answer(&search, from: "10.0.0.5:7663", sent: 0, now: 4)
        #expect(place() == nil)
    }

    @Test func `a relay heard over several paths is one, with the best path first`() throws {
        var search = Self.look()
        for (source, now) in [
            ("[fe80::1%2]:7663", 1), ("10.0.0.5:7663", 3), ("127.0.0.1:7663", 4),
            ("[2001:db8::5]:7663", 2), ("10.0.0.5:7663", 2),
        ] { Self.answer(&search, from: source, sent: 0, now: now) }
        let relay = try #require(search.relays.first)
        #expect(search.relays.count == 1)
        #expect(
            relay.paths.map(\.address.host)
                == ["127.0.0.1", "10.0.0.5", "2001:db8::5", "fe80::1%2"])
        #expect(relay.paths[1].roundTrip == .milliseconds(2))
        #expect(relay.address.port == 7662)
    }

    @Test func `two relays with copies of one log are two, and so are two ports`() {
        var search = Self.look()
        Self.answer(&search, age: 5000, sent: 0, now: 1)
        Self.answer(&search, age: 9000, from: "10.0.0.6", sent: 0, now: 1)
        Self.answer(&search, age: 5000, port: 7700, sent: 0, now: 1)
        Self.answer(&search, age: 5000, name: "other", sent: 0, now: 1)
        #expect(search.relays.count == 4)
    }

    private static func order(_ relays: [FoundRelay]) -> [UInt64] { relays.map(\.identity.logID) }

    @Test func `settled relays come first, by age; of new ones their identity decides`() {
        var search = Self.look()
        for (logID, age) in [(4, 1000), (6, 11_000), (2, 9000), (9, 80_000), (1, 10_400)] {
            Self.answer(&search, logID: UInt64(logID), age: UInt32(age), sent: 0, now: 0)
        }
        #expect(Self.order(search.ordered(at: Self.at(1))) == [9, 6, 1, 2, 4])
        // A moment later one more is settled.
        #expect(Self.order(search.ordered(at: Self.at(99))) == [9, 6, 1, 2, 4])
        #expect(Self.order(search.ordered(at: Self.at(1600))) == [9, 6, 1, 2, 4])
    }

    @Test func `what is no answer to this search is dropped`() {
        var search = Self.look()
        Self.answer(&search, nonce: 8, sent: 0, now: 1)
        Self.answer(&search, port: 0, sent: 0, now: 1)
        Self.answer(&search, sent: -1, now: 1)
        Self.answer(&search, sent: 2, now: 1)
        var bytes: [UInt8] = []
        _ = Probe(nonce: Self.nonce, time: 0).encode(into: &bytes)
        #expect(throws: FrameError.self) {
            try search.receive(bytes.span, from: Address("::", port: 1)!, by: 0, at: Self.at(1))
        }
        #expect(search.relays.isEmpty && !search.isOver(at: Self.at(1999)))
    }

    @Test func `made up relays and paths fill no memory`() {
        var search = Self.look()
        for number in 0..<1000 {
            Self.answer(&search, logID: UInt64(number) + 10, sent: 0, now: 1)
            Self.answer(
                &search, logID: 10, from: "10.0.\(number / 250).\(number % 250)", sent: 0, now: 1)
        }
        #expect(search.relays.count == Search.relayLimit)
        #expect(search.relays.allSatisfy { $0.paths.count <= FoundRelay.pathLimit })
    }

    @Test func `who hosts alone since a moment ago is no choice beside the first`() {
        var search = Self.look()
        Self.answer(&search, logID: 1, age: 60_000, members: 1, sent: 0, now: 0)
        Self.answer(&search, logID: 2, age: 2000, members: 1, sent: 0, now: 0)
        Self.answer(&search, logID: 3, age: 2000, members: 2, sent: 0, now: 0)
        Self.answer(&search, logID: 4, age: 10_500, members: 1, sent: 0, now: 0)
        Self.answer(&search, logID: 5, age: 1000, members: 0, sent: 0, now: 0)
        #expect(Self.order(search.choices(at: Self.at(0))) == [1, 4, 3, 5])
    }

    private static func identity(_ logID: UInt64) -> FoundRelay.Identity {
        FoundRelay.Identity(logID: logID, name: "sala", host: "aula-3", port: 7662)
    }

    @Test func `a host gives way to a settled relay, and to a new one by identity`() {
        var search = Search(nonce: Self.nonce, .watch, at: Self.at(0))
        func elder(_ logID: UInt64) -> UInt64? {
            search.elder(than: Self.identity(logID), at: Self.at(0))?.identity.logID
        }
        Self.answer(&search, logID: 5, age: 100, members: 1, sent: 0, now: 0)
        #expect(elder(5) == nil)
        Self.answer(&search, logID: 7, age: 9000, members: 9, sent: 0, now: 0)
        #expect(elder(5) == nil && elder(7) == 5)
        Self.answer(&search, logID: 9, age: 10_499, sent: 0, now: 0)
        #expect(elder(5) == nil)
        Self.answer(&search, logID: 8, age: 10_500, sent: 0, now: 0)
        #expect(elder(5) == 8 && elder(7) == 8 && elder(8) == 5)
    }

    @Test func `of two that settle, never do both give way`() {
        // Whoever watches is younger than the time after which it counts as settled.
        #expect(SearchPlan.watch.end + .milliseconds(500) <= FoundRelay.settlingTime)
        for (one, other) in [(1, 2), (2, 1)] as [(UInt64, UInt64)] {
            for age in stride(from: UInt32(0), through: 12_000, by: 250) {
                var search = Search(nonce: Self.nonce, .watch, at: Self.at(0))
                Self.answer(&search, logID: one, age: age, sent: 0, now: 0)
                Self.answer(&search, logID: other, age: 3000, sent: 0, now: 0)
                let gives = [one, other].map {
                    search.elder(than: Self.identity($0), at: Self.at(0)) != nil
                }
                // The first one watches only while it is young.
                let watches = age < 10_000
                let count = [gives[0] && watches, gives[1]].count { $0 }
                // Between the two times the younger one still waits for it.
                #expect(count == (10_000..<10_500 ~= age && one > other ? 0 : 1), "\(one), \(age)")
            }
        }
    }
}
