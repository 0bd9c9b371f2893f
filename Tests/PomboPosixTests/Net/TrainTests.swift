import CPombo
import PomboCore
@testable import PomboPosix
import Testing

@Suite struct TrainTests {
    /// 40 datagrams of one size, and a shorter one.
    private static let sent =
        (0..<40).map { Loopback.bytes($0, count: 1176) } + [Loopback.bytes(9, count: 77)]

    @Test func `a train arrives as single datagrams at a plain receiver`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        let report = Loopback.send(Self.sent, to: target, on: &sender)
        #expect(report.sent == 41)
        #expect(Loopback.hear(41, on: &receiver).map(\.bytes) == Self.sent)
        let (inTrains, hasSegmentation) = (sender.counters.sentInTrains, sender.hasSegmentation)
        // A kernel without segmentation sends them singly.
        #expect(inTrains == (hasSegmentation ? 41 : 0))
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `a coalesced train is split again`(transfer: Transfer) throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket(transfer, coalesces: true)
        let (target, source) = (receiver.facts.local, sender.facts.local)
        Loopback.send(Self.sent, to: target, on: &sender)
        let heard = Loopback.hear(41, on: &receiver, coalesces: true)
        #expect(heard.map(\.bytes) == Self.sent)
        #expect(heard.allSatisfy { $0.source == source && !$0.isTruncated })
    }

    @Test func `coalescing saves messages`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket(coalesces: true)
        let hasTrains = sender.hasSegmentation && receiver.facts.coalesces
        guard hasTrains else { return }
        let target = receiver.facts.local
        Loopback.send(Array(Self.sent.prefix(32)), to: target, on: &sender)
        // Room for two messages, and yet for all datagrams: they came as two trains of 16.
        var batch = ReceiveBatch(capacity: 2, coalesces: true)
        var count = 0
        var receives = 0
        while count < 32, receiver.receive(into: &batch, .atMost(.seconds(5))) == .datagrams {
            count += batch.datagrams.count
            receives += 1
        }
        #expect(count == 32)
        #expect(receives <= 2)
    }

    @Test func `a receiver with much room gets longer trains, one without keeps to short ones`() {
        let target = Address(ipv4: 0x7F00_0001, port: 9)
        for (buffer, trains) in [(0, 6), (212_992, 6), ((2 << 20) - 1, 6), (2 << 20, 2)] {
            var batch = SendBatch()
            let limit = SendBatch.trainLimit(for: UInt32(buffer))
            for index in 0..<96 {
                batch.add(index * 1000..<(index + 1) * 1000, to: target, trainLimit: limit)
            }
            #expect(batch.entries.count == trains, "\(buffer)")
        }
    }

    @Test func `a kernel that fails at segmentation gets single datagrams from then on`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        guard sender.hasSegmentation else { return }
        // Without a checksum to leave to the hardware, the kernel refuses to segment (EINVAL).
        #expect(cpombo_set_option(sender.number, SOL_SOCKET, SO_NO_CHECK, 1) == 0)
        let target = receiver.facts.local
        let report = Loopback.send(Self.sent, to: target, on: &sender)
        #expect(report == SendReport(sent: 41, unsent: 0, isRefused: false))
        #expect(Loopback.hear(41, on: &receiver).map(\.bytes) == Self.sent)
        let (inTrains, hasSegmentation) = (sender.counters.sentInTrains, sender.hasSegmentation)
        #expect(inTrains == 0)
        #expect(!hasSegmentation)
    }

    @Test func `a train to a bad destination does not cost the others their trains`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        let bytes = Loopback.bytes(5, count: 300)
        var batch = SendBatch()
        for destination in [target, Loopback.address(0), target] {
            for start in [0, 100, 200] { batch.add(start..<start + 100, to: destination) }
        }
        let before = sender.hasSegmentation
        let report = sender.send(&batch, from: bytes.span)
        #expect(report == SendReport(sent: 6, unsent: 3, isRefused: false))
        #expect(Loopback.hear(6, on: &receiver).count == 6)
        let after = sender.hasSegmentation
        #expect(after == before)
    }

    @Test func `a group goes to each of a room, and trains never join two groups`() throws {
        var sender = try Loopback.socket()
        let receivers = [try Inbox(), try Inbox()]
        let bytes = Loopback.bytes(5, count: 1000)
        let ranges = (0..<10).map { $0 * 100..<($0 + 1) * 100 }
        let sends = ranges.map { Send(range: $0, audience: .room(0)) }
        var batch = SendBatch()
        for limit in [3, 16] {
            let group = batch.addGroup(
                sends.span, to: receivers[0].address, from: .any, trainLimit: limit)
            batch.add(group, to: receivers[1].address, from: .any)
        }
        // To the one who was last: not into a train that others share.
        batch.add(0..<100, to: receivers[1].address)
        #expect(batch.datagramCount == 41)
        #expect(batch.entries.map(\.datagramCount) == [3, 3, 3, 1, 3, 3, 3, 1, 10, 10, 1])
        #expect(sender.send(&batch, from: bytes.span).sent == 41)
        let wanted = ranges.map { Array(bytes[$0]) }
        #expect(receivers[0].hear(20) == wanted + wanted)
        #expect(receivers[1].hear(21) == wanted + wanted + [wanted[0]])
    }

    /// An owner of a socket cannot stand in an array.
    private final class Inbox {
        private var socket: UDPSocket

        init() throws { socket = try Loopback.socket() }

        var address: Address { socket.facts.local }

        func hear(_ count: Int) -> [[UInt8]] { Loopback.hear(count, on: &socket).map(\.bytes) }
    }

    @Test func `datagrams far apart in memory make a train as well`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        let bytes = Loopback.bytes(5, count: 1000)
        let ranges = [800..<900, 0..<100, 400..<500, 10..<60]
        var batch = SendBatch()
        for range in ranges { batch.add(range, to: target) }
        sender.send(&batch, from: bytes.span)
        #expect(Loopback.hear(4, on: &receiver).map(\.bytes) == ranges.map { Array(bytes[$0]) })
        let (inTrains, hasSegmentation) = (sender.counters.sentInTrains, sender.hasSegmentation)
        #expect(inTrains == (hasSegmentation ? 4 : 0))
    }

    @Test func `a shorter datagram ends its train`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        let sent = [64, 64, 20, 20, 64, 10, 0, 5, 5, 1, 5].map { Loopback.bytes($0, count: $0) }
        let report = Loopback.send(sent, to: target, on: &sender)
        #expect(report == SendReport(sent: sent.count))
        #expect(Loopback.hear(sent.count, on: &receiver).map(\.bytes) == sent)
    }

    @Test func `a long train is cut where UDP ends`() throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        // 16 of these would be 65,536 bytes.
        let bytes = Loopback.bytes(5, count: 16 * 4096)
        var batch = SendBatch()
        for index in 0..<16 { batch.add(index * 4096..<(index + 1) * 4096, to: target) }
        let report = sender.send(&batch, from: bytes.span)
        #expect(report == SendReport(sent: 16, unsent: 0, isRefused: false))
        let heard = Loopback.hear(16, on: &receiver, coalesces: true)
        #expect(heard.flatMap(\.bytes) == bytes)
    }
}
