/// How late things were, in fixed memory: exact below 64 nanoseconds, up to 3.2 % too long above.
package struct LatenessHistogram: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var longest = Duration.zero
    /// Each power of two in 32 equal steps.
    private var buckets = Array(repeating: 0, count: 60 * 32)

    private static let stepBits = 5

    package init() {}

    /// Nanoseconds; who is early is on time.
    package mutating func record(_ nanoseconds: Int64) {
        let value = UInt64(max(0, nanoseconds))
        count += 1
        longest = max(longest, .nanoseconds(Int64(value)))
        buckets[Self.bucket(of: value)] += 1
    }

    /// The nearest rank, as the upper end of its step: nobody is told less than it was. Nil
    /// without values.
    package func quantile(perMille: Int) -> Duration? {
        guard count > 0 else { return nil }
        let rank = max(1, (count * perMille + 999) / 1000)
        var seen = 0
        for (index, hits) in buckets.enumerated() {
            seen += hits
            if seen >= rank { return min(longest, .nanoseconds(Self.upperEnd(of: index))) }
        }
        return longest
    }

    private static func bucket(of value: UInt64) -> Int {
        let power = 63 - max(value, 1).leadingZeroBitCount
        guard power > stepBits else { return Int(value) }
        let step = Int(value >> UInt64(power - stepBits)) & (1 << stepBits - 1)
        return (power - stepBits + 1) << stepBits + step
    }

    private static func upperEnd(of bucket: Int) -> Int64 {
        let row = bucket >> stepBits
        if row < 2 { return Int64(bucket) }
        let step = Int64(bucket & (1 << stepBits - 1)) + 1 << stepBits
        return (step + 1) << Int64(row - 1) - 1
    }
}
