/// Logarithms by multiplication alone: the same digits on every platform, which libm does not
/// promise.
enum Logarithm {
    /// To the base of ten, to some nine places. For positive normal numbers.
    static func ten(_ value: Double) -> Double {
        precondition(value > 0 && value.isNormal)
        var rest = value.significand
        var bits = 0.0
        var weight = 0.5
        for _ in 0..<32 {
            rest *= rest
            if rest >= 2 {
                bits += weight
                rest /= 2
            }
            weight /= 2
        }
        return (Double(value.exponent) + bits) * 0.301_029_995_663_981_2
    }

    static func powerOfTen(atMost value: Double) -> Double {
        var power = 1.0
        while power > value, power > 1e-18 { power /= 10 }
        while power * 10 <= value, power < 1e18 { power *= 10 }
        return power
    }
}
