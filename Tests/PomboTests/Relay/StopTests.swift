import CPombo
import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// Ends that are meant: by a signal, and because another relay was first.
@Suite(.waitingForOthers) struct StopTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal during traffic loses nothing, and the port is free at once`(
        signal: Int32
    ) throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        var group = try Self.group(relay)
        for round in 1...3 {
            let goal = group.talkers.map { $0.stamped.count + 20 }
            #expect(group.run { zip($0, goal).allSatisfy { $0.stamped.count >= $1 } })
            #expect(relay.end(signal) == 0, "round \(round)")
            // The same port, without waiting: it would end with 6 if it were not free.
            try relay.startAgain("--rate", "0", "--quiet")
        }
        try KillTests.conclude(&group, relay)
    }

    @Test func `SIGHUP during traffic disturbs nobody`() throws {
        let relay = try RelayProcess("--rate", "0", "--quiet")
        var group = try Self.group(relay)
        for _ in 1...3 {
            let goal = group.talkers.map { $0.stamped.count + 20 }
            #expect(group.run { zip($0, goal).allSatisfy { $0.stamped.count >= $1 } })
            relay.signal(SIGHUP)
        }
        #expect(group.talkers.allSatisfy { $0.joins == 1 })
        try KillTests.conclude(&group, relay)
    }

    @Test func `the second relay on a port or on a log says so and ends with 6`() throws {
        let relay = try RelayProcess()
        let port = try Program(
            Program.pombo,
            [
                "relay", "--bind", "127.0.0.1", "-p", "\(relay.port)", "--no-discovery", "--log",
                "\(relay.folder.path)/other.jsonl",
            ])
        #expect(port.code == 6)
        #expect(port.errors.contains("\(relay.port)"), "\(port.errors)")
        let log = try Program(
            Program.pombo,
            [
                "relay", "--bind", "127.0.0.1", "-p", "0", "--no-discovery", "--log",
                relay.log.active,
            ])
        #expect(log.code == 6)
        #expect(log.errors.contains("\(relay.identifier)"), "\(log.errors)")
        #expect(try relay.send("still here") == 1)
    }

    private static func group(_ relay: RelayProcess) throws -> TalkerGroup {
        let address = Address(ipv4: 0x7F00_0001, port: relay.port)
        return TalkerGroup(try ["ana", "bia", "caio"].map { try Talker($0, to: address) })
    }
}
