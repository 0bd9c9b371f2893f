import PomboCore
import PomboPosix
import Testing

@testable import pombo

@Suite struct DoorbellTests {
    @Test func `P-119: the socket for searches answers PROBE and nothing else`() throws {
        let now = Clock().now()
        var relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: now)
        let listener = try UDPSocket.discovery(port: 0)
        let place = Address(ipv4: 0x7F00_0001, port: listener.facts.local.port)
        var bell = RelayDoorbell(listener)
        var asker = try UDPSocket.bound(to: Address(ipv4: 0x7F00_0001, port: 0))
        var bytes: [UInt8] = []
        let hello = Hello(nonce: 1, time: 2).encode(into: &bytes)
        let probe = Probe(nonce: 3, time: 4).encode(into: &bytes)
        var batch = SendBatch()
        for range in [hello, probe] { batch.add(range, to: place) }
        asker.send(&batch, from: bytes.span)

        var answers: [[UInt8]] = []
        var incoming = ReceiveBatch(capacity: 8)
        var rounds = 0
        // The kernel may take its time; the condition is the answer, not the clock.
        while answers.isEmpty, rounds < 1000 {
            rounds += 1
            bell.answer(&relay, at: now)
            if asker.receive(into: &incoming, .atMost(.milliseconds(10))) == .datagrams {
                for datagram in incoming.datagrams {
                    answers.append(Array(incoming.bytes[datagram.range]))
                }
            }
        }
        bell.answer(&relay, at: now)
        #expect(answers.map { $0[3] } == [FrameType.announce.rawValue])
        #expect(asker.receive(into: &incoming, .atMost(.milliseconds(50))) == .nothing)
    }
}
