import PomboCore

/// What the system granted. Nothing of it is worth stopping for; a log line, perhaps.
package struct SocketFacts: Equatable, Sendable {
    /// With the port that the system picked. Port zero if the socket was never bound.
    package internal(set) var local = Address.anyHost(port: 0)
    package internal(set) var isIPv6 = false
    /// As the kernel counts: Linux doubles what is asked and counts its own overhead.
    package internal(set) var receiveBuffer: Int32 = 0
    package internal(set) var sendBuffer: Int32 = 0
    package internal(set) var neverFragments = false
    package internal(set) var tellsLocalAddress = false
    package internal(set) var countsKernelDrops = false
    package internal(set) var transfer = Transfer.portable
    /// Trains leave in one piece, as far as the start can tell: `UDPSocket.hasSegmentation`.
    package internal(set) var hasSegmentation = false
    package internal(set) var coalesces = false
}
