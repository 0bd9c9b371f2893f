import PomboCore

/// How datagrams get in and out of the kernel.
package enum Transfer: Sendable {
    /// One call for each datagram: what every system has.
    case portable
    /// One call for many (Linux).
    case batched
}

/// What is asked of a socket.
package struct SocketOptions: Sendable {
    /// Of each direction: half a second of a busy room.
    package var bufferByteCount: Int32 = 4 << 20
    /// Nil for the best there is.
    package var transfer: Transfer?
    /// Equal datagrams of one train arrive in one piece, which makes receiving them cheap. It wants
    /// a `ReceiveBatch` made for it, whose memory is large.
    package var coalesces = false
    /// False behaves as on a machine without IPv6.
    package var usesIPv6 = true

    package init() {}
}

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
