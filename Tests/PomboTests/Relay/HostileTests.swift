import CPombo
import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// What strangers throw at a real relay. `.ci/long` throws a million.
@Suite(.waitingForOthers, .serialized) struct HostileTests {
    private static let count = Environment.value("POMBO_HOSTILE").flatMap { Int($0) } ?? 60_000
    /// A flood so long tells how late a chat beside it is.
    private static let isLong = Environment.value("POMBO_HOSTILE") != nil

    @Test(.timeLimit(.minutes(5)))
    func `HELLOs from everywhere get no more bytes than they sent, and cost no memory`() throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        var flood = try Flood(to: relay.port)
        // So few that each is answered: two answers to one would be more than it sent.
        flood.hello(count: 64)
        flood.listen(for: .milliseconds(200))
        #expect(flood.bytesBack > 0 && flood.bytesBack <= flood.bytesSent)
        // Buffers of fixed size, a page for each of 256 datagrams, are in use once this is over.
        flood.hello(count: 20_000)
        let before = try #require(ProcessFigures(of: Int(relay.identifier)))
        flood.hello(count: Self.count)
        let after = try #require(ProcessFigures(of: Int(relay.identifier)))
        flood.listen(for: .milliseconds(200))
        #expect(flood.bytesBack > 0)
        #expect(flood.bytesBack <= flood.bytesSent)
        #expect(flood.largestAnswer <= Specification.helloSize)
        let growth = after.residentBytes - before.residentBytes
        #expect(growth <= 2 << 20, "grew by \(growth) bytes")
        #expect(try relay.send("hello") != nil)
    }

    @Test(arguments: Flood.Kind.allCases)
    func `a chat goes on beside a flood, and a new person gets in`(kind: Flood.Kind) throws {
        // A line waits for its sync, and a disk may stall for longer than a flood may hold it up.
        let relay = try RelayProcess(
            "--rate", "0", "--quiet", "--sync", Self.isLong ? "none" : "batch")
        var flood = try Flood(to: relay.port)
        let load = try RunningProgram(
            Program.pombo,
            [
                "lab", "load", "-r", relay.host, "--peers", "6", "--senders", "3", "--rate", "60",
                "--seconds", Self.isLong ? "10" : "2", "--json",
            ])
        var newcomers: [Talker] = []
        while cpombo_has_ended(load.process) == 0 {
            for _ in 0..<8 { flood.send(kind, count: 64) }
            Clock.nap(.milliseconds(8))
            if newcomers.isEmpty {
                newcomers = [
                    try Talker("late", to: Address(ipv4: 0x7F00_0001, port: relay.port))
                ]
            }
            newcomers[0].turn()
        }
        let code = cpombo_wait(load.process)
        let report = String(decoding: try readWhole(load.output), as: UTF8.self)
        #expect(code == 0, "\(report)")
        #expect(newcomers[0].isJoined)
        #expect(flood.sentCount >= 512)
        if Self.isLong {
            let latency = report.split(separator: ",").first { $0.contains("p99") }
            let microseconds = Int(latency?.split(separator: ":").last ?? "") ?? .max
            #expect(microseconds < 100_000, "beside \(flood.sentCount): \(report)")
        }
        for path in [load.output, load.errors] { try? Folder.remove(path) }
    }
}

/// Datagrams from many addresses of this machine.
struct Flood: ~Copyable {
    enum Kind: CaseIterable { case rubbish, joins, nacks, oversized, says }

    private var sockets: [FloodSocket] = []
    private var incoming = ReceiveBatch(capacity: 256)
    private var dice = Dice(seed: 99)
    private let relay: Address
    private(set) var bytesSent = 0
    private(set) var sentCount = 0
    private(set) var bytesBack = 0
    private(set) var largestAnswer = 0

    /// An owner of a socket cannot stand in an array.
    private final class FloodSocket {
        var socket: UDPSocket
        var batch = SendBatch()

        init() throws(SocketError) { socket = try UDPSocket.bound(to: Address(ipv4: 0, port: 0)) }
    }

    init(to port: UInt16) throws {
        relay = Address(ipv4: 0x7F00_0001, port: port)
        for _ in 0..<16 { sockets.append(try FloodSocket()) }
    }

    mutating func hello(count: Int) {
        for _ in 0..<(count + 63) / 64 {
            send(count: 64) { dice, bytes in
                Hello(nonce: UInt64(dice.roll(1 << 30)), time: 1).encode(into: &bytes)
            }
            listen(for: .zero)
        }
    }

    mutating func send(_ kind: Kind, count: Int) {
        send(count: count) { dice, bytes in
            func word() -> UInt64 { UInt64(dice.roll(1 << 31)) << 31 | UInt64(dice.roll(1 << 31)) }
            switch kind {
            case .rubbish: return Self.rubbish(dice.roll(1400), &dice, &bytes)
            case .oversized: return Self.rubbish(1177 + dice.roll(8000), &dice, &bytes)
            case .joins:
                return Join(
                    cookie: word(), nonce: word(), time: 1, client: word() | 1, key: word(),
                    attempt: 1, name: Name("flood")!
                ).encode(into: &bytes)
            case .nacks:
                var gaps = Nack.Gaps()
                for place in 0..<16 {
                    let start = UInt64(place) * 10
                    gaps.append(Nack.Gap(after: start, upto: start + 9))
                }
                return Nack(
                    session: word(), time: 1, stream: 1, delivered: 0, sent: 1, gaps: gaps
                ).encode(into: &bytes)
            case .says:
                let say = Say(
                    session: word(), cseq: 1, time: 1, delivered: 0, inboxDelivered: 0, stream: 1,
                    sent: 1)
                return say.encode(text: "flood".utf8.span, into: &bytes)
            }
        }
    }

    private static func rubbish(
        _ count: Int, _ dice: inout Dice, _ bytes: inout [UInt8]
    ) -> Range<Int> {
        let start = bytes.count
        for _ in 0..<count { bytes.append(UInt8(dice.roll(256))) }
        return start..<bytes.count
    }

    private mutating func send(
        count: Int, _ make: (inout Dice, inout [UInt8]) -> Range<Int>
    ) {
        var bytes: [UInt8] = []
        let socket = sockets[dice.roll(sockets.count)]
        for _ in 0..<count {
            let range = make(&dice, &bytes)
            // Any of sixteen million addresses, from each of the ports.
            let source = Address(ipv4: 0x7F00_0002 + UInt32(dice.roll(0xFF_FF00)), port: 0)
            socket.batch.add(range, to: relay, from: LocalAddress(source))
        }
        sentCount += socket.socket.send(&socket.batch, from: bytes.span).sent
        bytesSent += bytes.count
    }

    /// Takes what has come back, and waits so long for more.
    mutating func listen(for patience: Duration) {
        let end = Clock().instant + patience
        repeat {
            for socket in sockets {
                while socket.socket.receive(into: &incoming) == .datagrams {
                    for datagram in incoming.datagrams {
                        bytesBack += datagram.range.count
                        largestAnswer = max(largestAnswer, datagram.range.count)
                    }
                }
            }
            if patience > .zero { Clock.nap(.milliseconds(10)) }
        } while Clock().instant < end
    }
}
