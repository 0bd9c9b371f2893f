import PomboCore
import PomboLab
import PomboPosix

/// What a proxy has counted.
struct ProxyFigures: Sendable {
    struct Way: Sendable {
        var counts: LineCounts
        var lateness: LatenessHistogram
        var underway: Int
    }

    var elapsed: Duration
    var clients: Int
    /// All that ever came.
    var seenClients: Int
    var up: Way
    var down: Way
    /// Lost where no weather lost them.
    var trouble: ProxyTrouble

    /// A run with losses that nobody asked for proves nothing about those that somebody did.
    var isDirty: Bool { trouble.lostCount + up.counts.overflowed + down.counts.overflowed > 0 }
}
