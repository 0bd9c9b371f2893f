import PomboCore
import PomboPosix

/// The socket on UDP 7663: it hears searches for any relay of this machine and answers nothing
/// else.
struct DiscoveryAnswers: ~Copyable {
    private var socket: UDPSocket?
    private var probes = ReceiveBatch(capacity: 16)
    private var answers = SendBatch()
    let number: Int32?

    init(_ socket: consuming UDPSocket?) {
        number = socket?.number
        self.socket = socket
    }

    mutating func answer(_ relay: inout Relay, at now: Moment) {
        guard var socket = socket.take() else { return }
        if socket.receive(into: &probes) == .datagrams {
            var outbox = Outbox()
            for datagram in probes.datagrams {
                let bytes = probes.bytes.span.extracting(datagram.range)
                guard bytes.count > 3, bytes[3] == FrameType.probe.rawValue else { continue }
                try? relay.receive(bytes, from: datagram.source, at: now, into: &outbox)
            }
            for send in outbox.sends {
                guard case .address(let address) = send.audience else { continue }
                answers.add(send.range, to: address)
            }
            if !answers.isEmpty { socket.send(&answers, from: outbox.bytes.span) }
        }
        self.socket = consume socket
    }
}
