/// The normal distribution as whole numbers, so that every platform draws the same delays.
///
/// The bell is built by multiplication alone: φ(x + h) = φ(x) · e^(−xh − h²/2), and that factor
/// falls by e^(−h²) from step to step. Summing by trapezoids is exact for it far beyond 53 bits.
package enum NormalTable {
    /// Steps for each standard deviation; the table reaches to 8.
    static let density = 128

    /// P(|X| ≤ k / 128) as a fraction of 2^63.
    static let cumulative: [UInt64] = {
        // e^(−x) = 1 − x + x²/2 − x³/6 + x⁴/24, in units of 2^-62, for x = h² = 2^-14 and x = h²/2.
        let fall: UInt64 = 1 << 62 - 1 << 48 + 1 << 33 - (1 << 20) / 6 + 1 << 6 / 24
        var factor: UInt64 = 1 << 62 - 1 << 47 + 1 << 31 - (1 << 17) / 6
        var height: UInt64 = 1 << 62
        var sum: UInt128 = 0
        var sums: [UInt128] = [0]
        for _ in 0..<8 * density {
            let next = product(height, factor)
            sum += UInt128(height) + UInt128(next)
            sums.append(sum)
            height = next
            factor = product(factor, fall)
        }
        // The sum has 71 bits: eight less leave room for the shift.
        return sums.map { UInt64(($0 >> 8) << 63 / (sum >> 8)) }
    }()

    /// A normal deviate for a random word, in units of 2^-20 standard deviations.
    package static func deviate(_ word: UInt64) -> Int64 {
        let magnitude = Int64(quantile(word >> 1))
        return word & 1 == 0 ? magnitude : -magnitude
    }

    /// The x with P(|X| ≤ x) = share / 2^63, in units of 2^-20.
    package static func quantile(_ share: UInt64) -> UInt64 {
        let table = cumulative.span
        var low = 0
        var high = table.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if table[middle] <= share { low = middle } else { high = middle }
        }
        let part = share - table[low]
        let whole = table[high] - table[low]
        // 13 more bits by a straight line; far out, where few bits are left, without losing them.
        let fraction = whole >> 14 > 0 ? part / (whole >> 13) : part << 13 / max(whole, 1)
        return UInt64(low) << 13 + min(fraction, 8191)
    }

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        return high << 2 | low >> 62
    }
}
