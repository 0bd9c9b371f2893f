import PomboCore

/// A network: the addresses that begin with the same bits.
package struct AddressPrefix: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64
    /// In bits of the IPv6 form: 96 more than people write for IPv4.
    package let length: Int

    package init(of address: Address, length: Int) {
        precondition((0...128).contains(length))
        self.length = length
        high = address.high & Self.mask(length)
        low = address.low & Self.mask(length - 64)
    }

    package func contains(_ address: Address) -> Bool {
        address.high & Self.mask(length) == high && address.low & Self.mask(length - 64) == low
    }

    private static func mask(_ length: Int) -> UInt64 {
        // A shift by 64 or more gives zero, as it should.
        length <= 0 ? 0 : ~(UInt64.max >> UInt64(length))
    }
}
