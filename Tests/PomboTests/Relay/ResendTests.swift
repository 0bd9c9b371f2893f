import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// `pombo replay --to`: a log said again to a relay that runs.
@Suite(.waitingForOthers) struct ResendTests {
    private static func records(_ path: String) throws -> [(LogRecord, String)] {
        let bytes = try readWhole(path)
        return bytes.split(separator: 10).compactMap { line in
            guard case .record(let record, let text) = try? LogLine.parse(Array(line).span) else {
                return nil
            }
            return (record, String(decoding: text, as: UTF8.self))
        }
    }

    @Test func `what was said is said again, each author's lines marked with their origin`() throws
    {
        let relay = try RelayProcess("--rate", "0")
        let run = try Program(
            Program.pombo, ["replay", "--to", relay.host, SampleLogTests.path])
        #expect(run.code == 0, "\(run.errors)")
        let said = try Self.records(SampleLogTests.path).filter {
            ($0.0.kind == .say || $0.0.kind == .me) && $0.0.origin == nil
        }
        let again = try Self.records(relay.log.active).filter { $0.0.origin != nil }
        #expect(again.count == said.count && !said.isEmpty)
        for (old, new) in zip(said, again) {
            #expect(new.0.origin?.seq == old.0.seq && new.0.origin?.time == old.0.time)
            #expect(new.0.nick == old.0.nick && new.0.room == old.0.room && new.1 == old.1)
            #expect(new.0.kind == old.0.kind)
        }
        #expect(run.text.split(separator: "\n").count == said.count)

        // A replay of the replay says nothing: what was replayed once is never replayed again.
        let second = try RelayProcess("--rate", "0")
        let echo = try Program(
            Program.pombo, ["replay", "--to", second.host, relay.log.active])
        #expect(echo.text.isEmpty && echo.errors.contains("0 messages sent again"))
        #expect(try Self.records(second.log.active).isEmpty)
    }

    @Test func `without a relay it ends with code 3 and says so`() throws {
        let run = try Program(
            Program.pombo,
            ["replay", "-n", "1", "--kind", "say", "--to", "127.0.0.1:9", SampleLogTests.path])
        #expect(run.code == 3 && run.errors.contains("no relay answers at 127.0.0.1:9"))
    }
}
