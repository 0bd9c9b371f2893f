import CPombo
import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// The load against a real relay, in small.
@Suite(.waitingForOthers) struct LoadTests {
    @Test func `a short load at a real relay loses, doubles and reorders nothing`() throws {
        let relay = try RelayProcess("--rate", "0")
        let load = try relay.load("--peers", "5", "--senders", "2", "--seconds", "1", "--json")
        #expect(load.code == 0, "\(load.errors)")
        for field in ["lost", "duplicated", "out_of_order", "gone"] {
            #expect(load.text.contains("\"\(field)\":0,"), "\(load.text)")
        }
        #expect(!load.text.contains("\"deliveries\":0,"))
        #expect(relay.end(SIGINT) == 0)
    }

    @Test func `a burst is whole in the end although the listeners did not read at first`() throws {
        let relay = try RelayProcess("--rate", "0")
        let load = try relay.load(
            "--peers", "6", "--senders", "2", "--burst", "2000", "--stall", "200ms", "--buffer",
            "64KiB", "--json")
        #expect(load.code == 0, "\(load.errors)")
        #expect(load.text.contains("\"deliveries\":12000,"), "\(load.text)")
        #expect(relay.end(SIGINT) == 0)
    }

    @Test func `a relay with a rate is told to be started without one`() throws {
        let relay = try RelayProcess()
        let load = try relay.load("--peers", "2", "--senders", "1", "--seconds", "1")
        #expect(load.code == 1)
        #expect(load.errors.contains("--rate 0"), "\(load.errors)")
        #expect(relay.end(SIGINT) == 0)
    }

    @Test func `where no relay is, the load says how to start one`() throws {
        let relay = try RelayProcess()
        #expect(relay.end(SIGINT) == 0)
        let load = try relay.load("--peers", "2")
        #expect(load.code == 3)
        #expect(load.errors.contains("pombo relay --rate 0"), "\(load.errors)")
    }
}

extension RelayProcess {
    func load(_ options: String...) throws -> Program {
        try Program(Program.pombo, ["lab", "load", "-r", host] + options)
    }
}
