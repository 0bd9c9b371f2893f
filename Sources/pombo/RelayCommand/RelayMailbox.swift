import PomboPosix
import Synchronization

/// Orders from another thread, for a relay that a chat hosts.
final class RelayMailbox: Sendable {
    private let pipe: QuietPipe
    private let waiting = Mutex<[RelayOrder]>([])

    init() throws(SystemError) { pipe = try QuietPipe() }

    /// Readable when there is something to take.
    var descriptor: Int32 { pipe.descriptor }

    func post(_ order: RelayOrder) {
        waiting.withLock { $0.append(order) }
        pipe.send(0)
    }

    func drain() -> [RelayOrder] {
        _ = pipe.drain()
        return waiting.withLock { orders in
            defer { orders.removeAll() }
            return orders
        }
    }
}
