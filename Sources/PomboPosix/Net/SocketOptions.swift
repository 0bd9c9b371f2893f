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
