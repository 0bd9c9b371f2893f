import PomboCore
import PomboPosix
import Testing

@Suite struct InterfaceTests {
    @Test func `loopback is there, with its network`() throws {
        let interfaces = try Interface.all()
        let loopback = try #require(interfaces.first { $0.isLoopback })
        #expect(loopback.isUp)
        #expect(loopback.index > 0)
        let place = try #require(
            loopback.places.first { $0.address.isSameHost(as: Loopback.address(0)) })
        #expect(place.prefix == AddressPrefix(of: Loopback.address(0), length: 96 + 8))
        #expect(loopback.broadcasts == [Address(ipv4: 0x7FFF_FFFF, port: 0)])
        #expect(loopback.typableHosts.isEmpty)
        #expect(interfaces.ownAddresses.contains { $0.isSameHost(as: Loopback.address(0)) })
        #expect(place.prefix.contains(Address(ipv4: 0x7F01_0203, port: 9)))
        #expect(Set(interfaces.map(\.name)).count == interfaces.count)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 127, 128])
    func `a prefix holds what differs behind it, and nothing else`(length: Int) {
        let base = Address(high: 0x2001_0DB8_0000_0001, low: 0xFFFF_0000_0000_0001, port: 0)
        let prefix = AddressPrefix(of: base, length: length)
        #expect(prefix.contains(base))
        for bit in 0..<128 {
            var other = base
            if bit < 64 {
                other.high ^= 1 << UInt64(63 - bit)
            } else {
                other.low ^= 1 << UInt64(127 - bit)
            }
            #expect(prefix.contains(other) == (bit >= length))
        }
    }
}
