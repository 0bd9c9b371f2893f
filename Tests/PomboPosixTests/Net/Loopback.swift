import PomboCore
import PomboPosix

/// What the socket tests share: short ways to send to and hear from a loopback socket.
enum Loopback {
    static let ipv4: UInt32 = 0x7F00_0001

    static func address(_ port: UInt16) -> Address { Address(ipv4: ipv4, port: port) }

    static func socket(
        _ transfer: Transfer = .batched, coalesces: Bool = false, buffer: Int32 = 4 << 20,
        at address: Address = address(0)
    ) throws -> UDPSocket {
        var options = SocketOptions()
        options.transfer = transfer
        options.coalesces = coalesces
        options.bufferByteCount = buffer
        return try .bound(to: address, options)
    }

    struct Heard: Equatable {
        var bytes: [UInt8]
        var source: Address
        var local: LocalAddress
        var isTruncated: Bool
    }

    /// Hears datagrams until there are `count`, or until nothing has come for five seconds.
    static func hear(
        _ count: Int, on socket: inout UDPSocket, coalesces: Bool = false
    ) -> [Heard] {
        var batch = ReceiveBatch(capacity: 64, coalesces: coalesces)
        var heard: [Heard] = []
        while heard.count < count {
            let outcome = socket.receive(into: &batch, .atMost(.seconds(5)))
            // Another test's signal may have met this thread.
            if outcome == .interrupted { continue }
            guard outcome == .datagrams else { break }
            for datagram in batch.datagrams {
                heard.append(
                    Heard(
                        bytes: Array(batch.bytes[datagram.range]), source: datagram.source,
                        local: datagram.local, isTruncated: datagram.isTruncated))
            }
        }
        return heard
    }

    /// Sends datagrams in one batch, one behind the other in memory.
    @discardableResult
    static func send(
        _ datagrams: [[UInt8]], to destination: Address, from local: LocalAddress = .any,
        on socket: inout UDPSocket
    ) -> SendReport {
        var batch = SendBatch()
        var bytes: [UInt8] = []
        for datagram in datagrams {
            bytes += datagram
            batch.add(
                bytes.count - datagram.count..<bytes.count, to: destination, from: local)
        }
        return socket.send(&batch, from: bytes.span)
    }

    /// Bytes that tell their number and place.
    static func bytes(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }
    }
}
