import PomboCore
import Testing

@testable import PomboLab

@Suite struct RouteTableTests {
    private static func address(_ port: UInt16) -> Address {
        Address(ipv4: 0x7F00_0001, port: port)
    }

    private static func at(_ seconds: Int64) -> Instant {
        Instant(nanoseconds: seconds * 1_000_000_000)
    }

    @Test func `each address has a place of its own, and keeps it`() {
        var table = RouteTable(limit: 4, silenceLimit: .seconds(60))
        #expect(table.place(of: Self.address(1), at: .zero) == .new(0))
        #expect(table.place(of: Self.address(2), at: .zero) == .new(1))
        #expect(table.place(of: Self.address(1), at: .zero) == .known(0))
    }

    @Test func `the last place is given and the next address is turned away`() {
        var table = RouteTable(limit: 2, silenceLimit: .seconds(60))
        _ = table.place(of: Self.address(1), at: .zero)
        #expect(table.place(of: Self.address(2), at: .zero) == .new(1))
        #expect(table.place(of: Self.address(3), at: .zero) == .full)
        #expect(table.place(of: Self.address(2), at: .zero) == .known(1))
    }

    @Test func `the silent lose their place, but not while something is underway to them`() {
        var table = RouteTable(limit: 2, silenceLimit: .seconds(60))
        _ = table.place(of: Self.address(1), at: .zero)
        table.add(underway: 1, at: 0)
        #expect(table.expire(at: Self.at(61)) == [])
        table.add(underway: -1, at: 0)
        #expect(table.expire(at: Self.at(60)) == [])
        #expect(table.expire(at: Self.at(61)) == [0])
        #expect(table.count == 0)
    }

    @Test func `a number is never used again, a place is`() {
        var table = RouteTable(limit: 1, silenceLimit: .seconds(60))
        _ = table.place(of: Self.address(1), at: .zero)
        table.remove(0)
        #expect(table.place(of: Self.address(1), at: .zero) == .new(0))
        #expect(table.routes[0]?.number == 1)
    }
}
