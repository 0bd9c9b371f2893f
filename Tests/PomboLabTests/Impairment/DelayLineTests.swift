import PomboCore
import Testing

@testable import PomboLab

/// The weather in front of a socket: what must leave when.
@Suite struct DelayLineTests {
    static let datagram: [UInt8] = [1, 2, 3, 4]

    static func at(_ milliseconds: Int64) -> Instant {
        Instant(nanoseconds: milliseconds * 1_000_000)
    }

    private static func link(_ spec: String) throws -> Link {
        Link(try Weather(spec), name: "c0 up", seed: 1)
    }

    /// What has left by `now`, as (bytes, due in milliseconds).
    private static func leaving(
        _ line: inout DelayLine, at now: Int64
    ) -> [(bytes: [UInt8], due: Int64)] {
        line.depart(at: at(now))
        let leaving = line.departures.map {
            (bytes: Array(line.bytes[$0.range]), due: $0.due.nanoseconds / 1_000_000)
        }
        line.settle(at: at(now))
        return leaving
    }

    @Test func `without weather a datagram is due at once, as it came`() throws {
        var line = DelayLine()
        var link = try Self.link("")
        #expect(line.schedule(Self.datagram.span, through: &link, route: 7, at: Self.at(5)) == 1)
        #expect(line.deadline == Self.at(5))
        line.depart(at: Self.at(5))
        #expect(
            line.departures == [DelayLine.Departure(route: 7, range: 0..<4, due: Self.at(5))])
        #expect(Array(line.bytes[0..<4]) == Self.datagram)
        #expect(line.underwayCount == 0)
    }

    @Test func `a delayed datagram leaves at its time and not a nanosecond before`() throws {
        var line = DelayLine()
        var link = try Self.link("delay 20ms")
        line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(5))
        line.depart(at: Instant(nanoseconds: 24_999_999))
        #expect(line.departures.isEmpty)
        #expect(line.deadline == Self.at(25))
        #expect(Self.leaving(&line, at: 25).map(\.due) == [25])
        #expect(line.deadline == nil)
        #expect(line.counts.delayed == 1)
    }

    @Test func `those of one instant stand one behind the other in the order they came`() throws {
        var line = DelayLine()
        var link = try Self.link("delay 1ms")
        for byte in UInt8(0)..<20 {
            line.schedule([byte, byte].span, through: &link, route: 0, at: Self.at(0))
        }
        line.depart(at: Self.at(1))
        #expect(line.departures.map(\.range.lowerBound) == (0..<20).map { $0 * 2 })
        #expect(line.bytes == (UInt8(0)..<20).flatMap { [$0, $0] })
    }

    @Test func `a lost datagram is counted by its cause and leaves nothing`() throws {
        var line = DelayLine()
        var link = try Self.link("list 2")
        let taken = (1...3).map { _ in
            line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(0))
        }
        #expect(taken == [1, 0, 1])
        #expect(line.counts.losses.map(\.cause) == [.list])
        #expect(line.counts.lostCount == 1)
        #expect(line.counts.received == 3)
        #expect(Self.leaving(&line, at: 0).count == 2)
        #expect(line.counts.sent == 2)
    }

    @Test func `a doubled datagram leaves twice, and a corrupt one with one bit flipped`() throws {
        var line = DelayLine()
        var link = try Self.link("dup 100%, corrupt 100%")
        #expect(line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(0)) == 2)
        let leaving = Self.leaving(&line, at: 0)
        #expect(leaving.count == 2)
        #expect(leaving[0].bytes == leaving[1].bytes)
        let flipped = zip(leaving[0].bytes, Self.datagram).reduce(0) {
            $0 + ($1.0 ^ $1.1).nonzeroBitCount
        }
        #expect(flipped == 1)
        #expect(line.counts.duplicated == 1)
        #expect(line.counts.corrupted == 1)
    }

    @Test func `a swapped datagram leaves right behind the next one, with its copy`() throws {
        var line = DelayLine()
        var link = try Self.link("swap 100%, dup 100%")
        line.schedule([1].span, through: &link, route: 0, at: Self.at(0))
        #expect(Self.leaving(&line, at: 10).isEmpty)
        link.change(to: try Weather("delay 1ms"))
        line.schedule([2].span, through: &link, route: 0, at: Self.at(20))
        // The gate belongs to stages that this weather lacks: the first waits out its patience.
        #expect(Self.leaving(&line, at: 21).map(\.bytes) == [[2]])
        #expect(Self.leaving(&line, at: 1000).map(\.bytes) == [[1], [1]])

        link = try Self.link("swap 100%, dup 100%")
        line.schedule([3].span, through: &link, route: 0, at: Self.at(2000))
        line.schedule([4].span, through: &link, route: 0, at: Self.at(2010))
        let released = Self.leaving(&line, at: 2011)
        #expect(released.map(\.bytes) == [[3], [3]])
        #expect(line.underwayCount == 2)
    }

    @Test func `a held datagram goes only by its own link's passages`() throws {
        var line = DelayLine()
        var one = try Self.link("list 99, hold 100% by 1")
        var other = one
        line.schedule([1].span, through: &one, route: 0, at: Self.at(0))
        line.schedule([2].span, through: &other, route: 1, at: Self.at(0))
        line.schedule([3].span, through: &other, route: 1, at: Self.at(1))
        #expect(Self.leaving(&line, at: 2).map(\.bytes) == [[2]])
    }

    @Test func `a full line drops what comes and says so`() throws {
        var line = DelayLine(byteLimit: 2 * (4 + 64))
        var link = try Self.link("delay 1s")
        let taken = (1...3).map { _ in
            line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(0))
        }
        #expect(taken == [1, 1, 0])
        #expect(line.counts.overflowed == 1)
        #expect(line.counts.lostCount == 0)
        #expect(Self.leaving(&line, at: 1000).count == 2)
        #expect(line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(1000)) == 1)
    }

    @Test func `places are used again: a long run needs no more than a short one`() throws {
        var line = DelayLine()
        var link = try Self.link("loss 10%, delay 20ms, jitter 5ms, order free, swap 5%, dup 5%")
        var left = 0
        for step in Int64(0)..<5000 {
            line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(step))
            left += Self.leaving(&line, at: step).count
        }
        left += Self.leaving(&line, at: 10_000).count
        #expect(line.underwayCount == 0)
        #expect(line.deadline == nil)
        #expect(left == line.counts.sent)
        #expect(left == 5000 - line.counts.lostCount + line.counts.duplicated)
    }

    @Test func `the same fates as the engine's own, datagram by datagram`() throws {
        let weather = try Weather("burst 20% 3, delay 5ms, jitter 4ms, dup 3%")
        let forecast = Forecast(weather, .up, seed: 9, start: .zero)
        var link = forecast.link(0)
        var twin = Link(weather, name: "c0 up", seed: 9)
        var line = DelayLine()
        for step in 1...2000 {
            let now = Self.at(Int64(step))
            let fate = twin.fate(of: Transit(number: UInt64(step), byteCount: 4, at: now))
            let count = line.schedule(Self.datagram.span, through: &link, route: 0, at: now)
            #expect(count == (fate.isLost ? 0 : fate.copy == nil ? 1 : 2))
        }
    }

    @Test func `lateness runs from the due time to the sending`() throws {
        var line = DelayLine()
        var link = try Self.link("delay 1ms")
        line.schedule(Self.datagram.span, through: &link, route: 0, at: Self.at(0))
        line.depart(at: Self.at(3))
        line.settle(at: Self.at(4))
        #expect(line.lateness.longest == .milliseconds(3))
        #expect(line.lateness.count == 1)
    }
}
