import CPombo
import PomboCore
import PomboLab
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// The probe as a program, against a real relay.
@Suite(.waitingForOthers) struct ProbeTests {
    @Test func `it measures the path and leaves no trace in the log`() throws {
        let relay = try RelayProcess()
        let before = try readWhole(relay.log.active).count
        let run = try Program(
            Program.pombo,
            ["lab", "probe", "-r", relay.host, "--count", "40", "--rate", "200", "--json"])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.text.contains("\"round_trip\":{\"sent\":40,\"arrived\":40,"), "\(run.text)")
        #expect(run.text.contains("\"dirty\":false"))
        #expect(try readWhole(relay.log.active).count == before)
        #expect(!relay.output.contains("joined"))
    }

    @Test func `the proxy's losses are found on the way where they happen`() throws {
        let relay = try RelayProcess()
        let proxy = try ProxyProcess(to: Address(relay.host)!, "--up", "list 10-14")
        let run = try Program(
            Program.pombo,
            [
                "lab", "probe", "-r", "\(proxy.address)", "--count", "40", "--rate", "100",
                "--json",
            ])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.text.contains("\"runs\":[5],\"runs_up\":1,\"runs_down\":0"), "\(run.text)")
    }

    @Test func `what this machine lost itself makes the run dirty`() throws {
        let host = Address(ipv4: 0x7F00_0001, port: 7662)
        var table = ProbeTable(
            report: PathProbe(session: 1, count: 1, interval: .seconds(1), at: .zero).report,
            relay: host, name: "r", rate: 1, language: .english)
        #expect(!table.text.contains("DIRTY") && table.json.contains("\"dirty\":false"))
        table.trouble.kernelDrops = 2
        #expect(table.text.contains("DIRTY") && table.json.contains("\"kernel_drops\":2,"))
        #expect(table.json.contains("\"dirty\":true"))
    }

    @Test func `without a relay it ends with 3 and a next step`() throws {
        let silent = try LoopbackSocket()
        let run = try Program(Program.pombo, ["lab", "probe", "-r", "\(silent.address)"])
        #expect(run.code == 3)
        #expect(run.errors.contains("no relay answers at \(silent.address)"))
        #expect(run.errors.contains("pombo relay"))
    }
}
