import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct TroubleTests {
    @Test func `a taken port is an error of its own, also between the families`() throws {
        let first = try Loopback.socket(at: .anyHost(port: 0))
        let port = first.facts.local.port
        #expect(throws: SocketError.portTaken(.anyHost(port: port))) {
            _ = try UDPSocket.bound(to: .anyHost(port: port))
        }
        #expect(throws: SocketError.portTaken(Loopback.address(port))) {
            _ = try UDPSocket.bound(to: Loopback.address(port))
        }
    }

    @Test func `a port is free as soon as its socket is gone`() throws {
        func take(_ port: UInt16) throws -> UInt16 {
            try Loopback.socket(at: .anyHost(port: port)).facts.local.port
        }
        let port = try take(0)
        #expect(try take(port) == port)
    }

    @Test func `an address of another machine cannot be bound`() {
        let documentation = Address(ipv4: 0xC000_0201, port: 0)
        #expect(throws: SocketError.addressNotHere(documentation)) {
            _ = try UDPSocket.bound(to: documentation)
        }
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `a closed port is told to a connected socket as a value`(transfer: Transfer) throws {
        func closedPort() throws -> UInt16 { try Loopback.socket().facts.local.port }
        var options = SocketOptions()
        options.transfer = transfer
        var client = try UDPSocket.connected(to: Loopback.address(try closedPort()), options)
        let relay = Loopback.address(0)
        let report = Loopback.send([[1]], to: relay, on: &client)
        #expect(report.sent == 1)
        var batch = ReceiveBatch(capacity: 4)
        #expect(client.receive(into: &batch, .atMost(.seconds(5))) == .refused)
        // Each datagram is answered, and each answer is met by the next one.
        let reports = (0..<3).map { Loopback.send([[$0]], to: relay, on: &client) }
        #expect(reports.map(\.sent) == [1, 1, 1])
        #expect(reports.last?.isRefused == true)
    }

    @Test func `P-127: a connected socket hears its relay only`() throws {
        var relay = try Loopback.socket()
        var stranger = try Loopback.socket()
        var client = try UDPSocket.connected(to: relay.facts.local)
        let home = client.facts.local
        Loopback.send([[1]], to: home, on: &stranger)
        Loopback.send([[2]], to: home, on: &relay)
        #expect(Loopback.hear(1, on: &client).map(\.bytes) == [[2]])
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `a payload that UDP cannot carry is counted, one byte less gets through`(
        transfer: Transfer
    ) throws {
        var sender = try Loopback.socket(transfer)
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        let bytes = Loopback.bytes(1, count: 65_508)
        let report = Loopback.send([bytes, Array(bytes.dropLast())], to: target, on: &sender)
        #expect(report == SendReport(sent: 1, unsent: 1, isRefused: false))
        let counters = sender.counters
        #expect(counters.sendsTooLong == 1)
        let heard = Loopback.hear(1, on: &receiver, coalesces: true)
        #expect(heard.map(\.bytes.count) == [65_507])
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `one bad destination costs exactly its own datagram`(transfer: Transfer) throws {
        var sender = try Loopback.socket(transfer)
        var receiver = try Loopback.socket()
        let target = receiver.facts.local
        // Port zero, an IPv6 address on an IPv4 socket, and a source that is not ours.
        let strange = Address(high: 0x2001_0DB8 << 32, low: 1, port: 7)
        let stolen = LocalAddress(Address(ipv4: 0xC000_0201, port: 0))
        let bytes = (0..<200).map { UInt8($0) }
        var batch = SendBatch()
        for index in 0..<200 {
            let destination =
                index % 50 == 10 ? Loopback.address(0) : index % 50 == 20 ? strange : target
            batch.add(
                index..<index + 1, to: destination, from: index % 50 == 30 ? stolen : .any)
        }
        let report = sender.send(&batch, from: bytes.span)
        #expect(report == SendReport(sent: 188, unsent: 12, isRefused: false))
        let expected = bytes.filter { ![10, 20, 30].contains($0 % 50) }
        #expect(Loopback.hear(188, on: &receiver).flatMap(\.bytes) == expected)
        let errors = sender.counters.otherSendErrors
        #expect(errors == 12)
    }

    @Test(arguments: [Transfer.portable, .batched])
    func `what the kernel drops is counted exactly`(transfer: Transfer) throws {
        var sender = try Loopback.socket()
        // The smallest buffer there is.
        var receiver = try Loopback.socket(transfer, buffer: 1)
        guard receiver.facts.countsKernelDrops else { return }
        let target = receiver.facts.local
        // Of changing sizes, so that they go singly.
        let flood = (0..<100).map { Loopback.bytes($0, count: 500 + $0) }
        Loopback.send(flood, to: target, on: &sender)
        var batch = ReceiveBatch(capacity: 16)
        // One is there for sure, and the buffer is empty when nothing is there.
        _ = receiver.receive(into: &batch, .atMost(.seconds(5)))
        while receiver.receive(into: &batch) == .datagrams {}
        Loopback.send([[1]], to: target, on: &sender)
        _ = receiver.receive(into: &batch, .atMost(.seconds(5)))
        let counters = receiver.counters
        #expect(counters.kernelDrops > 0)
        #expect(counters.received + counters.kernelDrops == 101)
    }

    @Test func `a sender that is never bound is heard all the same`() throws {
        var receiver = try Loopback.socket()
        var sender = try UDPSocket.unbound()
        #expect(sender.facts.local.port == 0)
        Loopback.send([[5]], to: receiver.facts.local, on: &sender)
        #expect(Loopback.hear(1, on: &receiver).map(\.bytes) == [[5]])
    }

    @Test func `P-102: buffers and options are granted and told`() throws {
        let facts = try Loopback.socket(at: .anyHost(port: 0)).facts
        #expect(facts.receiveBuffer >= 65_536)
        #expect(facts.sendBuffer >= 65_536)
        #expect(facts.neverFragments)
        #expect(facts.tellsLocalAddress)
    }

    @Test func `without IPv6 a dual-stack socket is an IPv4 one`() throws {
        var options = SocketOptions()
        options.usesIPv6 = false
        var receiver = try UDPSocket.bound(to: .anyHost(port: 0), options)
        let facts = receiver.facts
        #expect(!facts.isIPv6)
        #expect(facts.local == Address(ipv4: 0, port: facts.local.port))
        var sender = try Loopback.socket()
        Loopback.send([[1]], to: Loopback.address(facts.local.port), on: &sender)
        #expect(Loopback.hear(1, on: &receiver).count == 1)
    }
}
