/// The exponential distribution as whole numbers: −ln(u) from a table of binary logarithms.
package enum ExponentialTable {
    /// log2(1 + i/256) in units of 2^-32. Squaring a number doubles its logarithm, so each squaring
    /// that passes 2 gives one more bit.
    static let logarithms: [UInt64] = (0...256).map { index in
        if index == 256 { return 1 << 32 }
        var number = UInt64(256 + index) << 54
        var logarithm: UInt64 = 0
        for _ in 0..<32 {
            let (high, low) = number.multipliedFullWidth(by: number)
            number = high << 2 | low >> 62
            logarithm <<= 1
            if number >> 63 == 1 {
                logarithm |= 1
                number >>= 1
            }
        }
        return logarithm
    }

    /// ln 2 in units of 2^-32.
    private static let ln2: UInt64 = 2_977_044_472

    /// An exponential deviate of mean 1 for a random word, in units of 2^-32; at most 64 · ln 2.
    package static func deviate(_ word: UInt64) -> UInt64 {
        let word = max(word, 1)
        let zeros = word.leadingZeroBitCount
        let mantissa = word << UInt64(zeros)
        let index = Int(mantissa >> 55 & 0xFF)
        let rest = mantissa >> 31 & 0xFF_FFFF
        let table = logarithms.span
        let logarithm = table[index] + ((table[index + 1] - table[index]) * rest) >> 24
        let halvings = UInt64(zeros + 1) << 32 - logarithm
        let (high, low) = halvings.multipliedFullWidth(by: ln2)
        return high << 32 | low >> 32
    }
}
