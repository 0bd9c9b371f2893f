/// The part of a sweep that belongs together: one weather and one seed, under every policy. Pure
/// work for one thread.
package struct LabJob: Hashable, Sendable {
    package var point: Int
    /// Counted from zero.
    package var seed: Int

    package init(point: Int, seed: Int) {
        self.point = point
        self.seed = seed
    }

    package static func jobs(of file: LabFile) -> [LabJob] {
        file.points.indices.flatMap { point in
            (0..<file.seedCount).map { LabJob(point: point, seed: $0) }
        }
    }
}
