import CPombo
import PomboCore

/// A datagram socket. It waits for the network only in `receive`, and an error of a single datagram
/// is only counted.
package struct UDPSocket: ~Copyable {
    let descriptor: Descriptor
    private(set) var family: Int32
    private(set) var isConnected: Bool
    package private(set) var facts: SocketFacts
    package internal(set) var counters = SocketCounters()
    /// False from the start where the system has none, and for good once it has failed.
    package internal(set) var hasSegmentation: Bool
    /// The receive timeout the kernel was last told, in microseconds; zero for ever.
    var receiveTimeout: Int64 = 0
    /// The kernel's own counter, which wraps around.
    var lastDrops: UInt32 = 0
    /// When the batch that is being sent stops waiting for room, once it has begun to.
    var roomWait: Int64?

    init(
        owning descriptor: consuming Descriptor, family: Int32, isConnected: Bool,
        facts: SocketFacts
    ) {
        self.descriptor = descriptor
        self.family = family
        self.isConnected = isConnected
        self.facts = facts
        hasSegmentation = facts.hasSegmentation
    }

    /// For a `Waiter`.
    package var number: Int32 { descriptor.number }

    /// Replaces the socket under the descriptor it has, so that whoever waits for it need not know.
    /// False if the system cannot do that; then nothing has changed.
    package mutating func become(_ other: consuming UDPSocket) -> Bool {
        guard cpombo_take_over(number, other.number) == 0 else { return false }
        family = other.family
        isConnected = other.isConnected
        facts = other.facts
        hasSegmentation = other.hasSegmentation
        receiveTimeout = other.receiveTimeout
        lastDrops = other.lastDrops
        return true
    }
}
