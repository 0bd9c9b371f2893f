/// The mean of values of which neighbours may depend on each other: a ratio of sums, judged by how
/// the sums of whole batches scatter. What hangs together within a batch is counted as it is.
package struct BatchMean: Hashable, Sendable {
    /// Nil if nothing was counted.
    package let mean: Double?
    private let deviation: Double
    private let perBatch: Double

    package static let batchCount = 100

    /// `value` says what counts, and nil where nothing does.
    package init(count: Int, of value: (Int) -> Int64?) {
        var sums: [(sum: Int64, count: Int)] = []
        for batch in 0..<Self.batchCount {
            let start = count * batch / Self.batchCount
            let end = count * (batch + 1) / Self.batchCount
            var (sum, counted) = (Int64(0), 0)
            for index in start..<end {
                guard let value = value(index) else { continue }
                sum += value
                counted += 1
            }
            sums.append((sum, counted))
        }
        let all = sums.reduce(0) { $0 + $1.count }
        perBatch = Double(all) / Double(Self.batchCount)
        guard all > 0 else {
            mean = nil
            deviation = 0
            return
        }
        let mean = Double(sums.reduce(0) { $0 + $1.sum }) / Double(all)
        self.mean = mean
        var squares = 0.0
        for batch in sums {
            let rest = Double(batch.sum) - mean * Double(batch.count)
            squares += rest * rest
        }
        deviation = ClosedForms.squareRoot(squares / Double(Self.batchCount - 1))
    }

    /// Where the true mean lies; nil, "not enough", for fewer than one value a batch.
    ///
    /// As the scatter is itself measured, on so many batches, Student's law widens it; its first
    /// term is enough at a hundred. A rounding error is not a difference.
    package func interval(z: Double) -> Interval? {
        guard let mean, perBatch >= 1 else { return nil }
        let t = z + (z * z * z + z) / Double(4 * (Self.batchCount - 1))
        let root = ClosedForms.squareRoot(Double(Self.batchCount))
        let margin = t * deviation / root / perBatch
        return Interval(around: mean, margin: margin + mean.magnitude * 1e-9)
    }
}
