import PomboCore
import PomboLab
import PomboPosix

/// One client of the proxy: the socket by which the server sees it, and its weather.
///
/// A class, because a socket has one owner and an array cannot hold such owners.
final class ProxyClient {
    var socket: UDPSocket
    var up: Link
    var down: Link
    /// Where on this machine it comes to, and so where answers have to come from.
    var local: LocalAddress
    /// In the waiter; nil until the next one is made.
    var place: Int?

    init(_ socket: consuming UDPSocket, up: Link, down: Link, local: LocalAddress) {
        self.socket = socket
        self.up = up
        self.down = down
        self.local = local
    }
}
