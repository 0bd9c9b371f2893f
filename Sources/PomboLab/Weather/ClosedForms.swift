/// What theory says about losses and what repairs them, to stand beside what was measured.
///
/// p is the loss on the way there and q on the way back, each independent of everything. Floating
/// point is fine here: nothing is decided by these numbers. Powers are repeated multiplications,
/// so that they are the same on every platform.
package enum ClosedForms {
    /// x^n by squaring.
    package static func power(_ base: Double, _ exponent: Int) -> Double {
        precondition(exponent >= 0)
        var (result, square, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }

    /// √x by Newton's steps from half the exponent. The standard library's needs the C library's
    /// mathematics in debug builds.
    package static func squareRoot(_ number: Double) -> Double {
        precondition(number >= 0 && number < .infinity)
        if number < .leastNormalMagnitude { return 0 }
        var root = Double(bitPattern: number.bitPattern >> 1 + 0x1FF8_0000_0000_0000)
        for _ in 0..<5 { root = (root + number / root) / 2 }
        return root
    }

    /// s: there and back again.
    package static func roundTrip(_ p: Double, _ q: Double) -> Double { (1 - p) * (1 - q) }

    /// How often a message is sent on average: a lost acknowledgement costs a send as well.
    package static func ackSends(_ p: Double, _ q: Double, retries: Int) -> Double {
        let s = roundTrip(p, q)
        return s == 0 ? Double(retries + 1) : (1 - power(1 - s, retries + 1)) / s
    }

    /// The share of messages that all of `count` listeners have.
    package static func everybodyHears(residual: Double, count: Int) -> Double {
        power(1 - residual, count)
    }

    /// The mean run of independent losses.
    package static func independentRun(_ p: Double) -> Double { 1 / (1 - p) }
}
