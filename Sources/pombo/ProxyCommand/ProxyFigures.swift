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

/// Datagrams that were lost on this machine and not by the weather.
struct ProxyTrouble: Hashable, Sendable {
    /// A receive buffer was full.
    var kernelDrops = 0
    /// The system did not take them.
    var unsent = 0
    /// From clients for whom there was no place.
    var turnedAway = 0
    /// Told by the system: nothing listens where the server should be. Not a loss of its own.
    var refused = 0

    var lostCount: Int { kernelDrops + unsent + turnedAway }

    mutating func add(_ counters: SocketCounters) {
        kernelDrops += Int(counters.kernelDrops)
        unsent += Int(counters.unsent)
        refused += Int(counters.refused)
    }
}
