/// Philox4x64-10 (Salmon et al., 2011): a counter and a key in, four random words out.
///
/// There is no state to advance: the draw for datagram 17 is the same whether or not sixteen others
/// were drawn before it. That is what lets a peer, a policy or an option be added to an experiment
/// without shifting anybody else's weather.
///
/// NumPy gives the same words. It counts up before it draws, so the block of counter c is
/// `numpy.random.Philox(counter=c - 1, key=[seed, name]).random_raw(4)`, where c is the 256-bit
/// number whose lowest word is the first one.
package struct Philox: Hashable, Sendable {
    /// The four words of one draw.
    package struct Block: Hashable, Sendable {
        package var first: UInt64
        package var second: UInt64
        package var third: UInt64
        package var fourth: UInt64

        package init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
            self.first = first
            self.second = second
            self.third = third
            self.fourth = fourth
        }
    }

    package let low: UInt64
    package let high: UInt64

    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The generator of a link: an experiment's seed, and a name that no other link has.
    package init(seed: UInt64, name: String) {
        self.init(low: seed, high: Self.fnv1a(name))
    }

    /// FNV-1a, 64 bits, over the name's UTF-8.
    package static func fnv1a(_ name: String) -> UInt64 {
        name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    @inline(__always)
    package func block(
        _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64
    ) -> Block {
        var (a, b, c, d) = (first, second, third, fourth)
        var (keyA, keyB) = (low, high)
        for _ in 0..<10 {
            let left = Self.multiplierA.multipliedFullWidth(by: a)
            let right = Self.multiplierC.multipliedFullWidth(by: c)
            (a, b, c, d) = (right.high ^ b ^ keyA, right.low, left.high ^ d ^ keyB, left.low)
            keyA &+= Self.weylA
            keyB &+= Self.weylB
        }
        return Block(a, b, c, d)
    }

    private static let multiplierA: UInt64 = 0xD2E7_470E_E14C_6C93
    private static let multiplierC: UInt64 = 0xCA5A_8263_9512_1157
    /// The golden ratio and √3 − 1, as 64-bit fractions.
    private static let weylA: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let weylB: UInt64 = 0xBB67_AE85_84CA_A73B
}
