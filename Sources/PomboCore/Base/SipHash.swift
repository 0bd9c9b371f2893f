/// SipHash-2-4: a keyed hash that nobody without the secret can predict or steer.
/// Words go in whole, so the message is always a multiple of eight bytes, little-endian.
package struct SipHash: Sendable {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private var byteCount: UInt64 = 0

    package init(_ secret: Secret) {
        v0 = secret.low ^ 0x736f_6d65_7073_6575
        v1 = secret.high ^ 0x646f_7261_6e64_6f6d
        v2 = secret.low ^ 0x6c79_6765_6e65_7261
        v3 = secret.high ^ 0x7465_6462_7974_6573
    }

    package static func of(_ words: UInt64..., under secret: Secret) -> UInt64 {
        var hash = SipHash(secret)
        for word in words { hash.combine(word) }
        return hash.finish()
    }

    @inline(__always)
    package mutating func combine(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
        byteCount &+= 8
    }

    /// The hash. `tail` holds up to seven last bytes, the first one lowest.
    package mutating func finish(tail: UInt64 = 0, tailCount: UInt64 = 0) -> UInt64 {
        precondition(tailCount < 8)
        let last = (byteCount &+ tailCount) << 56 | tail
        v3 ^= last
        round()
        round()
        v0 ^= last
        v2 ^= 0xFF
        for _ in 0..<4 { round() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    @inline(__always)
    private mutating func round() {
        v0 &+= v1
        v1 = Self.rotate(v1, 13) ^ v0
        v0 = Self.rotate(v0, 32)
        v2 &+= v3
        v3 = Self.rotate(v3, 16) ^ v2
        v0 &+= v3
        v3 = Self.rotate(v3, 21) ^ v0
        v2 &+= v1
        v1 = Self.rotate(v1, 17) ^ v2
        v2 = Self.rotate(v2, 32)
    }

    @inline(__always)
    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word << count | word >> (64 - count)
    }
}
