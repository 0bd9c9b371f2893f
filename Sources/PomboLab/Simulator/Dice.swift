import PomboCore

/// Chance for scenarios: a keyed hash of a counter, so that a seed is a run.
package struct Dice: Sendable {
    private let secret: Secret
    private var rolls: UInt64 = 0

    package init(seed: UInt64, purpose: UInt64) {
        secret = Secret(low: seed, high: purpose)
    }

    package mutating func word() -> UInt64 {
        rolls += 1
        return SipHash.of(rolls, under: secret)
    }

    /// A number of the range, all alike.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.count)
        return range.lowerBound + Int(word().multipliedFullWidth(by: count).high)
    }

    /// True in so many of a hundred cases.
    package mutating func isLucky(_ percent: Int) -> Bool { number(0...99) < percent }

    package mutating func milliseconds(_ range: ClosedRange<Int>) -> Duration {
        .microseconds(Int64(number(range.lowerBound * 1000...range.upperBound * 1000)))
    }
}
