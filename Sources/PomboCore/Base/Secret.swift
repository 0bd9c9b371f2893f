/// A 128-bit secret, drawn once per run or kept beside the log.
package struct Secret: Hashable, Sendable {
    package var low: UInt64
    package var high: UInt64

    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }
}
