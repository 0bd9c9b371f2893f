import PomboCore

/// How long deliveries took, in buckets of at most 1.6 %: a million of them in a few kilobytes.
struct LatencyTally {
    private var counts = Array(repeating: 0, count: 64 * 36)
    private(set) var count = 0
    private(set) var longest = 0

    @inline(__always)
    mutating func add(_ duration: Duration) {
        add(microseconds: max(0, Int(duration.microseconds)))
    }

    @inline(__always)
    mutating func add(microseconds: Int) {
        count += 1
        longest = max(longest, microseconds)
        counts[min(Self.bucket(of: microseconds), counts.count - 1)] += 1
    }

    /// The nearest rank, in microseconds; nil with nothing counted.
    func quantile(_ thousandths: Int) -> Int? {
        if count == 0 { return nil }
        var rank = max(1, (count * thousandths + 999) / 1000)
        for (bucket, found) in counts.enumerated() {
            rank -= found
            if rank <= 0 { return min(Self.end(of: bucket), longest) }
        }
        return longest
    }

    /// 64 buckets of one microsecond, then 64 for each doubling.
    private static func bucket(of microseconds: Int) -> Int {
        if microseconds < 64 { return microseconds }
        let shift = Int.bitWidth - microseconds.leadingZeroBitCount - 7
        return 64 * (shift + 1) + (microseconds >> shift) - 64
    }

    private static func end(of bucket: Int) -> Int {
        if bucket < 64 { return bucket }
        let shift = bucket / 64 - 1
        return ((bucket % 64 + 65) << shift) - 1
    }
}
