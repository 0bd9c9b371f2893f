import PomboPosix

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
