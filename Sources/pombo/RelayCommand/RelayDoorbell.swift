import PomboCore
import PomboPosix

/// The socket on UDP 7663: it hears searches for any relay of this machine and answers nothing
/// else.
struct RelayDoorbell: ~Copyable {
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

/// The log as a place to look things up: what is too old for the relay's memory.
struct RelayLibrary {
    private var files: LogFiles<PosixDisk>?
    private var disk = PosixDisk()

    init(_ path: LogPath) { files = try? LogFiles(path, on: &disk) }

    /// Answers what the outbox asks. True: there is something to send, and nothing else is left in
    /// the outbox.
    mutating func answer(_ relay: inout Relay, _ outbox: inout Outbox, at now: Moment) -> Bool {
        guard !outbox.reads.isEmpty else { return false }
        let requests = outbox.reads
        outbox.reads.removeAll()
        outbox.sends.removeAll()
        guard var files else {
            // The log is a device or a pipe: nothing that was written can be read again.
            let none: [UInt8] = []
            for request in requests { relay.found(none.span, for: request, at: now, into: &outbox) }
            return true
        }
        do throws(FileError) {
            try files.refresh(on: &disk)
            for request in requests {
                let lines = try files.lines(for: request, on: &disk)
                relay.found(lines.span, for: request, at: now, into: &outbox)
            }
        } catch {
            // Not found is not gone: whoever asked asks again.
        }
        self.files = files
        return true
    }
}
