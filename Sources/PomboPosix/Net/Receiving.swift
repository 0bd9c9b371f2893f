import CPombo
import PomboCore

extension UDPSocket {
    /// Waits for the first datagram and takes all that is there, as far as the batch has room. The
    /// kernel may wait a few milliseconds longer than asked.
    package mutating func receive(
        into batch: inout ReceiveBatch, _ patience: Patience = .none
    ) -> ReceiveOutcome {
        let waits = patience.nanoseconds != 0
        if waits { limitWait(patience) }
        let filling = batch.fill(from: number, by: facts.transfer, waits: waits)
        if filling.count > 0 {
            batch.unpack(filling.count, &counters, &lastDrops)
            if filling.code == ECONNREFUSED { counters.refused += 1 }
            return .datagrams
        }
        switch filling.code {
        case EAGAIN: return .nothing
        case EINTR: return .interrupted
        case ECONNREFUSED:
            counters.refused += 1
            return .refused
        case let code:
            counters.receiveErrors += 1
            return .failed(SystemError(.receive, code: code))
        }
    }

    /// Told to the kernel only when it changes by a millisecond: at full load nobody waits, and the
    /// call would cost as much as a datagram.
    private mutating func limitWait(_ patience: Patience) {
        let nanoseconds = patience.nanoseconds
        let wanted = nanoseconds < 0 ? 0 : (nanoseconds + 999_999) / 1_000_000 * 1000
        if wanted == receiveTimeout { return }
        if cpombo_set_receive_timeout(number, wanted) == 0 { receiveTimeout = wanted }
    }

}
