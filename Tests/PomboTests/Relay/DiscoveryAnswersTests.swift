import PomboCore
import PomboPosix
import Testing

@testable import pombo

@Suite(.waitingForOthers) struct DiscoveryAnswersTests {
    @Test func `P-119: the socket for searches answers PROBE and nothing else`() throws {
        let now = Clock().now()
        var relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: now)
        let listener = try UDPSocket.discovery(port: 0)
        let place = Address(ipv4: 0x7F00_0001, port: listener.facts.local.port)
        var discovery = DiscoveryAnswers(listener)
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
            discovery.answer(&relay, at: now)
            if asker.receive(into: &incoming, .atMost(.milliseconds(10))) == .datagrams {
                for datagram in incoming.datagrams {
                    answers.append(Array(incoming.bytes[datagram.range]))
                }
            }
        }
        discovery.answer(&relay, at: now)
        #expect(answers.map { $0[3] } == [FrameType.announce.rawValue])
        #expect(asker.receive(into: &incoming, .atMost(.milliseconds(50))) == .nothing)
    }

    /// With a forged source, each answer is one that somebody else gets.
    @Test func `P-38, P-118: a flood of searches gets 100 answers a second, none larger`() throws {
        let now = Clock().now()
        var relay = Relay(
            RelaySettings(
                name: Name(String(repeating: "n", count: 32))!, logID: 1,
                runSecret: Secret(low: 1, high: 2), logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: now)
        var asked = 0
        var answered: [Int] = []
        for number in 0..<400 {
            var bytes: [UInt8] = []
            _ = Probe(nonce: UInt64(number), time: 0).encode(into: &bytes)
            asked = bytes.count
            var outbox = Outbox()
            try relay.receive(
                bytes.span, from: Address("10.0.0.9:\(1024 + number)")!, at: now, into: &outbox)
            answered += outbox.sends.map(\.range.count)
        }
        #expect(answered.count == 100)
        #expect(answered.allSatisfy { $0 <= asked })
        // A question that is too short for its answer gets none at all.
        var bytes: [UInt8] = []
        _ = Probe(nonce: 1, time: 0).encode(into: &bytes)
        var short = Array(bytes[..<127])
        short[5] = 127
        var later = now
        later.instant = later.instant + .seconds(2)
        short.sealFrame(from: 0)
        var outbox = Outbox()
        #expect(throws: FrameError.self) {
            try relay.receive(
                short.span, from: Address("10.0.0.9:9")!, at: later, into: &outbox)
        }
        #expect(outbox.sends.isEmpty)
    }
}
