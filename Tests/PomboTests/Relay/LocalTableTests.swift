import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// Which of this machine's addresses somebody is answered from.
@Suite struct LocalTableTests {
    private static let here = LocalAddress(Address(ipv4: 0x0A00_0001, port: 0), interface: 2)
    private static let member = Address(ipv4: 0x0A00_0009, port: 5000)

    /// A relay with one member.
    private static func relay() throws -> Relay {
        let now = Clock().now()
        var relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: now)
        var outbox = Outbox()
        var bytes: [UInt8] = []
        _ = Hello(nonce: 7, time: 0).encode(into: &bytes)
        try relay.receive(bytes.span, from: member, at: now, into: &outbox)
        let challenge = try Challenge(outbox.bytes.span.extracting(outbox.sends[0].range))
        bytes = []
        let join = Join(
            cookie: challenge.cookie, nonce: 7, time: 0, client: 1, key: 1, attempt: 1,
            name: Name("ana")!)
        _ = join.encode(into: &bytes)
        try relay.receive(bytes.span, from: member, at: now, into: &outbox)
        relay.committed(at: now, into: &outbox)
        return relay
    }

    @Test func `a flood from everywhere does not make a member's address forgotten`() throws {
        let relay = try Self.relay()
        var table = LocalTable(isKept: true)
        table.note(Self.here, of: Self.member)
        var strangers = 0
        while !table.isFull {
            strangers += 1
            table.note(Self.here, of: Address(ipv4: UInt32(strangers), port: 9))
        }
        #expect(strangers == 2 * RelayLimit.peers)
        table.forgetStrangers(to: relay)
        #expect(!table.isFull)
        #expect(table.local(for: Self.member) == Self.here)
        #expect(table.local(for: Address(ipv4: 1, port: 9)) == .any)
    }

    @Test func `a machine with one address keeps nothing`() {
        var table = LocalTable(isKept: false)
        table.note(Self.here, of: Self.member)
        #expect(table.local(for: Self.member) == .any)
    }
}
