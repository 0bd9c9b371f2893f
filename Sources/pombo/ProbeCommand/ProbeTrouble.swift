import PomboPosix

/// What a probe lost on its own machine: on no path, but counted as if on it.
struct ProbeTrouble: Hashable, Sendable {
    var kernelDrops = 0
    var unsent = 0

    init() {}

    init(_ counters: SocketCounters) {
        kernelDrops = Int(counters.kernelDrops)
        unsent = Int(counters.unsent)
    }

    /// A run with losses of its own proves nothing about those of the path.
    var isDirty: Bool { kernelDrops + unsent > 0 }
}
