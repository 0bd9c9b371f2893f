import PomboCore
import PomboPosix

/// A member of the load and its socket. A class, since an owner of a socket cannot stand in an
/// array; its session is entered once a datagram, so that costs nothing.
final class LoadMember {
    var session: LoadSession
    private var socket: UDPSocket

    init(_ socket: consuming UDPSocket, _ session: LoadSession) {
        self.socket = socket
        self.session = session
    }

    var number: Int32 { socket.number }
    var kernelDrops: UInt64 { socket.counters.kernelDrops }
    private var isRefused = false

    /// Whether the system has said since the last call that the relay's port is closed.
    func takeRefusal() -> Bool {
        defer { isRefused = false }
        return isRefused
    }

    func receive(
        with batch: inout ReceiveBatch, _ clock: Clock, _ tally: inout LoadTally,
        _ outbox: inout ClientOutbox
    ) {
        switch socket.receive(into: &batch) {
        case .datagrams:
            let now = clock.instant
            for datagram in batch.datagrams {
                session.receive(
                    batch.bytes.span.extracting(datagram.range), at: now, &tally, into: &outbox)
            }
        case .refused: isRefused = true
        default: break
        }
    }

    /// Sends what the outbox wants sent, and empties it.
    func send(_ outbox: inout ClientOutbox, _ batch: inout SendBatch) {
        if outbox.sends.isEmpty { return }
        for range in outbox.sends { batch.add(range, to: .anyHost(port: 0)) }
        if socket.send(&batch, from: outbox.bytes.span).isRefused { isRefused = true }
        outbox.clear()
    }
}
