import CPombo

/// What happened on a socket, in datagrams. None of it is fatal.
package struct SocketCounters: Equatable, Sendable {
    package internal(set) var received: UInt64 = 0
    /// The buffer was full. Learnt from the next datagram that gets through.
    package internal(set) var kernelDrops: UInt64 = 0
    /// Longer than any frame; handed out all the same, marked.
    package internal(set) var truncated: UInt64 = 0
    package internal(set) var receiveErrors: UInt64 = 0

    package internal(set) var sent: UInt64 = 0
    /// How many of these went in trains (GSO).
    package internal(set) var sentInTrains: UInt64 = 0
    /// EAGAIN: the send buffer stayed full for too long.
    package internal(set) var sendsWithoutRoom: UInt64 = 0
    /// ENOBUFS: the interface's queue was full.
    package internal(set) var sendsWithoutBuffers: UInt64 = 0
    /// EPERM: a firewall of this machine.
    package internal(set) var sendsForbidden: UInt64 = 0
    /// EMSGSIZE: longer than the interface or UDP allows.
    package internal(set) var sendsTooLong: UInt64 = 0
    package internal(set) var otherSendErrors: UInt64 = 0
    /// The code of the last other error.
    package internal(set) var lastSendError: Int32 = 0
    /// ECONNREFUSED, when sending or receiving.
    package internal(set) var refused: UInt64 = 0

    package init() {}

    /// All that were given up.
    package var unsent: UInt64 {
        sendsWithoutRoom + sendsWithoutBuffers + sendsForbidden + sendsTooLong + otherSendErrors
    }

    mutating func countUnsent(_ count: Int, code: Int32) {
        let count = UInt64(count)
        switch code {
        case EAGAIN: sendsWithoutRoom += count
        case ENOBUFS: sendsWithoutBuffers += count
        case EPERM: sendsForbidden += count
        case EMSGSIZE: sendsTooLong += count
        default:
            otherSendErrors += count
            lastSendError = code
        }
    }
}
