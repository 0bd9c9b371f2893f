import PomboCore
import PomboPosix
import Testing

@Suite struct DiscoverySocketTests {
    /// A port of the test's own, so that a relay on this machine hears nothing of it.
    private static func freePort() throws -> UInt16 {
        try Loopback.socket(at: .anyHost(port: 0)).facts.local.port
    }

    // No route leads IPv6 multicast to loopback: the test in a network of its own has that.
    @Test func `P-92: every listener on a machine hears a probe, by each way`() throws {
        let port = try Self.freePort()
        var first = try UDPSocket.discovery(port: port)
        var second = try UDPSocket.discovery(port: port)
        let interfaces = try Interface.all()
        let loopback = try #require(interfaces.first { $0.isLoopback })
        _ = first.join(interfaces)
        _ = second.join(interfaces)
        // A second time is no failure of its own.
        #expect(first.join([loopback]) == [])

        var client = try UDPSocket.bound(to: .anyHost(port: 0))
        var targets = [Address(ipv4: 0x7FFF_FFFF, port: port)]
        var group = DiscoveryGroup.ipv4
        group.port = port
        targets.append(group)
        for (number, target) in targets.enumerated() {
            let report = Loopback.send(
                [[UInt8(number)]], to: target, from: .on(interface: loopback.index), on: &client)
            #expect(report.sent == 1, "\(target)")
        }
        let expected = targets.indices.map { [UInt8($0)] }
        #expect(Loopback.hear(targets.count, on: &first).map(\.bytes) == expected)
        let heard = Loopback.hear(targets.count, on: &second)
        #expect(heard.map(\.bytes) == expected)
        #expect(heard.allSatisfy { $0.local.interface == loopback.index })
        // Each can be answered, though nobody can answer from a group.
        for question in heard {
            let report = Loopback.send(
                [[9]], to: question.source, from: question.local, on: &second)
            #expect(report.sent == 1)
        }
        #expect(Loopback.hear(targets.count, on: &client).count == targets.count)
    }
}
