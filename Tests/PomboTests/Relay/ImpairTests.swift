import CPombo
import PomboCore
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// `pombo relay --impair`: the weather engine before a real socket.
@Suite(.waitingForOthers) struct ImpairTests {
    @Test func `a fifth of the datagrams is lost, and every line is there once, in order`() throws {
        let relay = try RelayProcess(
            "--rate", "0", "--impair", "loss 20%, delay 3ms", "--seed", "5")
        for index in 1...6 { #expect(try relay.send("line \(index)") == index) }
        #expect(relay.end() == 0)
        let run = try Program(Program.pombo, ["replay", "--template", "{text}", relay.log.active])
        #expect(run.text == (1...6).map { "line \($0)\n" }.joined())
        #expect(try Program(Program.pombo, ["replay", "--verify", relay.log.active]).code == 0)
    }

    @Test func `where everything is lost nobody is heard`() throws {
        let relay = try RelayProcess("--impair", "loss 100%")
        #expect(try relay.send("hello") == nil)
        #expect(try relay.send("hello again") == nil)
        relay.signal(SIGUSR1)
        let figures = Texts.figuresOfLog(RelayCounts(), SyncCounters())[.english]
        #expect(relay.waits { relay.errors.contains(figures) })
    }

    @Test func `a weather that nobody understands is told with its word`() throws {
        let run = try Program(
            Program.pombo, ["relay", "-p", "0", "--no-discovery", "--impair", "lossy 10%"])
        #expect(run.code == 2)
        #expect(run.errors.contains("'--impair'") && run.errors.contains("lossy"))
        #expect(run.errors.split(separator: "\n").count == 1)
    }
}
