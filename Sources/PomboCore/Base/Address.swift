/// Where a datagram came from or goes to: an IPv6 address, scope and port.
/// An IPv4 address is held in its mapped form `::ffff:a.b.c.d`, so that one socket serves both and
/// the same host never has two keys.
package struct Address: Hashable, Sendable {
    package var high: UInt64
    package var low: UInt64
    /// The interface index of a link-local address, else zero.
    package var scope: UInt32
    package var port: UInt16

    package init(high: UInt64, low: UInt64, scope: UInt32 = 0, port: UInt16) {
        self.high = high
        self.low = low
        self.scope = scope
        self.port = port
    }

    package init(ipv4 word: UInt32, port: UInt16) {
        self.init(high: 0, low: 0xFFFF << 32 | UInt64(word), port: port)
    }

    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// The IPv4 address as a number, where it is one.
    package var ipv4: UInt32? { isIPv4 ? UInt32(truncatingIfNeeded: low) : nil }

    package var isLoopback: Bool {
        isIPv4 ? UInt8(truncatingIfNeeded: low >> 24) == 127 : high == 0 && low == 1
    }

    /// fe80::/10, meaningful only together with its scope.
    package var isLinkLocal: Bool { high >> 54 == 0xFE80 >> 6 }

    /// fc00::/7, the private addresses of IPv6.
    package var isUniqueLocal: Bool { high >> 57 == 0xFC00 >> 9 }

    /// The same host, whatever the port.
    package func isSameHost(as other: Address) -> Bool {
        high == other.high && low == other.low && scope == other.scope
    }

    package static func == (left: Address, right: Address) -> Bool {
        left.low == right.low && left.high == right.high && left.port == right.port
            && left.scope == right.scope
    }

    /// One word of our own mixing: four times faster than hashing the fields in turn.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(mixed)
    }

    /// A well-spread word for tables of our own. Not keyed: only for tables whose size is bounded
    /// and whose entries had to prove their address.
    package var mixed: UInt64 {
        var word = low ^ high &* 0x9E37_79B9_7F4A_7C15
        word ^= UInt64(scope) << 16 | UInt64(port)
        word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
        word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
        return word ^ word >> 32
    }
}
