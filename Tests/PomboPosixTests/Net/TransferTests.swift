import PomboCore
import PomboPosix
import Testing

@Suite struct TransferTests {
    static let pairs: [(Transfer, Transfer)] = [
        (.portable, .portable), (.portable, .batched), (.batched, .portable), (.batched, .batched),
    ]

    @Test(arguments: pairs)
    func `what one way sends, every way receives whole and in order`(
        sends: Transfer, receives: Transfer
    ) throws {
        var sender = try Loopback.socket(sends)
        var receiver = try Loopback.socket(receives)
        let sizes = [0, 1, 2, 40, 64, 64, 64, 20, 100, 0, 1000, 1176, 1176, 1176, 3, 1400, 2048]
        let sent = (0..<300).map {
            Loopback.bytes($0, count: sizes[$0 % sizes.count])
        }
        let source = sender.facts.local
        let target = receiver.facts.local
        let report = Loopback.send(sent, to: target, on: &sender)
        #expect(report == SendReport(sent: 300, unsent: 0, isRefused: false))
        let heard = Loopback.hear(300, on: &receiver)
        #expect(heard.map(\.bytes) == sent)
        #expect(heard.allSatisfy { $0.source == source && !$0.isTruncated })
        let received = receiver.counters.received
        #expect(received == 300)
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `a datagram longer than a slot is marked and counted`(transfer: Transfer) throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket(transfer)
        let long = Loopback.bytes(1, count: 2049)
        let target = receiver.facts.local
        Loopback.send([long, [7]], to: target, on: &sender)
        let heard = Loopback.hear(2, on: &receiver)
        #expect(heard.map(\.isTruncated) == [true, false])
        #expect(heard.map(\.bytes) == [Array(long.prefix(2048)), [7]])
        let truncated = receiver.counters.truncated
        #expect(truncated == 1)
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `an IPv4 peer of a dual-stack socket has the address of an IPv4 socket's peer`(
        transfer: Transfer
    ) throws {
        var receiver = try Loopback.socket(transfer, at: .anyHost(port: 0))
        var sender = try Loopback.socket(transfer)
        let source = sender.facts.local
        let port = receiver.facts.local.port
        Loopback.send([[1]], to: Loopback.address(port), on: &sender)
        let heard = Loopback.hear(1, on: &receiver)
        #expect(heard.map(\.source) == [source])
        #expect(heard.first?.source.isIPv4 == true)
        // And back again, from the dual-stack socket to an IPv4 one.
        Loopback.send([[2]], to: source, on: &receiver)
        #expect(Loopback.hear(1, on: &sender).map(\.bytes) == [[2]])
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `one range goes to many peers`(transfer: Transfer) throws {
        var sender = try Loopback.socket(transfer)
        var receiver = try Loopback.socket()
        let bytes = Loopback.bytes(3, count: 2 * 500)
        let target = receiver.facts.local
        let other = Loopback.address(0)
        var batch = SendBatch()
        for _ in 0..<200 {
            batch.add(0..<500, to: target)
            batch.add(500..<1000, to: target)
            batch.add(0..<500, to: other)
        }
        let report = sender.send(&batch, from: bytes.span)
        #expect(report == SendReport(sent: 400, unsent: 200, isRefused: false))
        let isEmpty = batch.isEmpty
        #expect(isEmpty)
        let heard = Loopback.hear(400, on: &receiver)
        #expect(heard.map(\.bytes.count) == Array(repeating: 500, count: 400))
        #expect(heard.map(\.bytes[0]) == (0..<400).map { $0 % 2 == 0 ? bytes[0] : bytes[500] })
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `nothing there is told at once, and after the time is over`(transfer: Transfer) throws {
        var socket = try Loopback.socket(transfer)
        var batch = ReceiveBatch(capacity: 4)
        #expect(socket.receive(into: &batch) == .nothing)
        let clock = Clock()
        let start = clock.instant
        #expect(socket.receive(into: &batch, .atMost(.milliseconds(20))) == .nothing)
        #expect(start.duration(to: clock.instant) >= .milliseconds(20))
        #expect(socket.receive(into: &batch) == .nothing)
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `a batch takes no more than it has room for, and leaves the rest`(
        transfer: Transfer
    ) throws {
        var sender = try Loopback.socket()
        var receiver = try Loopback.socket(transfer)
        let target = receiver.facts.local
        Loopback.send((0..<10).map { [$0] }, to: target, on: &sender)
        var batch = ReceiveBatch(capacity: 4)
        var heard: [UInt8] = []
        var counts: [Int] = []
        while heard.count < 10, receiver.receive(into: &batch, .atMost(.seconds(5))) == .datagrams {
            counts.append(batch.datagrams.count)
            for datagram in batch.datagrams { heard += batch.bytes[datagram.range] }
        }
        #expect(heard == Array(0..<10))
        #expect(counts.max() == 4)
    }
}
