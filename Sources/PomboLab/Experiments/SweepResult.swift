import PomboCore

/// What an experiment came to: all that tables, plots and files are made of.
package struct SweepResult: Hashable, Sendable {
    /// Enough to run it again: its text and its first seed are the whole experiment, but for
    /// recordings, which are files of their own.
    package var file: LabFile
    /// The weathers, in the order of the file.
    package var points: [LabPoint]
    /// By point, then policy, then seed: the order of the file, whoever was done first.
    package var cells: [Cell]

    package init(_ file: LabFile, cells: [Cell]) {
        self.file = file
        points = file.points
        self.cells = cells
    }

    package var policies: [LabPolicy] { file.policies }

    package func cells(point: Int, policy: Int) -> ArraySlice<Cell> {
        let count = file.seedCount
        let start = (point * policies.count + policy) * count
        return cells[start..<start + count]
    }

    /// All policies under the same weather and the same dice: rows that can be compared bar by bar.
    package func paired(point: Int, seed: Int) -> [Cell] {
        policies.indices.map { cells[(point * policies.count + $0) * file.seedCount + seed] }
    }

    /// The seeds of one point and policy as one: counts are added, delays and jitter are the middle
    /// seed's, and the barcode is the first seed's.
    package func summary(point: Int, policy: Int) -> Cell {
        let cells = cells(point: point, policy: policy)
        var sum = cells[cells.startIndex]
        for cell in cells.dropFirst() { sum.add(cell) }
        sum.delay = DelayQuantiles(middleOf: cells.map(\.delay))
        sum.recovery = DelayQuantiles(middleOf: cells.map(\.recovery))
        sum.jitter = .middle(of: cells.compactMap(\.jitter))
        return sum
    }

    /// One row for each point and policy, in the order of the file.
    package var summaries: [Cell] {
        points.indices.flatMap { point in
            policies.indices.map { summary(point: point, policy: $0) }
        }
    }
}

extension Cell {
    mutating func addRuns(offered: [Int], residual: [Int]) {
        for run in offered { offeredRuns[min(run, Self.runLimit) - 1] += 1 }
        for run in residual { residualRuns[min(run, Self.runLimit) - 1] += 1 }
    }

    fileprivate mutating func add(_ other: Cell) {
        asked += other.asked
        delivered += other.delivered
        repaired += other.repaired
        duplicates += other.duplicates
        reordered += other.reordered
        unsent += other.unsent
        sends += other.sends
        repairs += other.repairs
        controls += other.controls
        textByteCount += other.textByteCount
        length += other.length
        violation = violation ?? other.violation
        if let count = other.lostBeyondNone { lostBeyondNone = (lostBeyondNone ?? 0) + count }
        Self.add(other.offered, to: &offered)
        Self.add(other.offeredRuns, to: &offeredRuns)
        Self.add(other.residualRuns, to: &residualRuns)
        Self.add(other.lostOf, to: &lostOf)
    }

    private static func add(_ counts: [Int], to sums: inout [Int]) {
        for index in counts.indices {
            if index < sums.count {
                sums[index] += counts[index]
            } else {
                sums.append(counts[index])
            }
        }
    }
}
