import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// A relay on a thread of the test's process. Not found by others: its port is not the usual one,
/// and it hears no searches.
@Suite(.waitingForOthers) struct HostedRelayTests {
    private static func options(_ log: String, port: UInt16 = 0) -> RelayOptions {
        var options = RelayOptions()
        options.bind = Address(ipv4: 0x7F00_0001, port: port)
        options.log = log
        options.isDiscoverable = false
        return options
    }

    private static func log() -> String { "/tmp/pombo-\(UInt64.random(in: 0 ... .max)).jsonl" }

    private static func remove(_ log: String) throws {
        let path = LogPath(log)
        for file in [path.active, path.lock, path.secret] { try Folder.remove(file) }
    }

    @Test func `a hosted relay answers, takes orders, and ends when it is told`() throws {
        let log = Self.log()
        let relay = try HostedRelay.start(Self.options(log))
        #expect(relay.local.port != 0 && relay.log == log)
        var driver = try ClientDriver(to: relay.address) { $0.name = Name("ana")! }
        driver.connect()
        #expect(try Self.drive(&driver) { if case .joined = $0 { true } else { false } })

        let order = MemberOrder(verb: .remove, name: Name("nobody")!, span: .seconds(1))
        relay.channel.orders.post(.member(order))
        var news: [HostNews] = []
        try Self.wait {
            news += relay.channel.drain(); return !news.isEmpty
        }
        #expect(news == [.line("Nobody here is called nobody. See /who.")])

        relay.stop(.hostLeft)
        #expect(
            try Self.drive(&driver) {
                if case .bye(.hostLeft, _) = $0 { true } else { false }
            })
        let text = String(decoding: try readWhole(log), as: UTF8.self)
        #expect(text.contains("\"kind\":\"close\""))
        try Self.remove(log)
    }

    @Test func `a port that is taken is told, and another one is picked`() throws {
        let holder = try UDPSocket.bound(to: Address(ipv4: 0x7F00_0001, port: 0))
        let log = Self.log()
        let port = holder.facts.local.port
        let relay = try HostedRelay.start(Self.options(log, port: port))
        #expect(relay.local.port != port && relay.local.port != 0)
        relay.stop(.stopping)
        try Self.remove(log)
    }

    @Test func `a log that cannot be opened is told with its path`() {
        #expect(throws: StartFailure.self) {
            let relay = try HostedRelay.start(Self.options("/nowhere/at/all.jsonl"))
            relay.stop(.stopping)
        }
    }

    // MARK: Waiting

    private struct Late: Error {}

    /// Ten seconds are for a machine that is busy elsewhere; the condition is what counts.
    private static func wait(_ isDone: () -> Bool) throws {
        for _ in 0..<1000 {
            if isDone() { return }
            Clock.nap(.milliseconds(10))
        }
        throw Late()
    }

    private static func drive(
        _ driver: inout ClientDriver, until isIt: (ClientEvent) -> Bool
    ) throws -> Bool {
        for _ in 0..<1000 {
            while let event = driver.poll() { if isIt(event) { return true } }
            Clock.nap(.milliseconds(10))
            driver.turn()
        }
        return false
    }
}
