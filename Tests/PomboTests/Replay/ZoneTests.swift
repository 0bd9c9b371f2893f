import PomboCore
import PomboPosix
import Testing

@testable import pombo

/// Times where clocks are set forward and back. The zone is the whole process's: the program is run
/// in it, over a log with a record each quarter of an hour around the change.
@Suite struct ZoneTests {
    private static let berlin = "CET-1CEST,M3.5.0,M10.5.0/3"
    private static let newYork = "EST5EDT,M3.2.0,M11.1.0"

    private static func first(_ zone: String, since time: String) throws -> String {
        let folder = TestFolder()
        let path = "\(folder.path)/log.jsonl"
        let asked = try #require(
            TimeArgument.read(time, now: WallTime(microseconds: 0), zone: .utc))
        var lines: [UInt8] = []
        for step in Int64(0)..<96 {
            let quarter: Int64 = 900_000_000
            let record = LogRecord(
                seq: UInt64(step) + 1,
                time: WallTime(microseconds: asked.microseconds + (step - 48) * quarter),
                kind: .say, room: "lobby", nick: "ana", client: 7, prev: UInt64(step))
            LogLine.append(record, text: [0x61].span, to: &lines)
        }
        try writeWhole(lines, path)
        let run = try Program(
            "/usr/bin/env",
            ["TZ=\(zone)", Program.pombo, "replay", "--since", time, "--template", "{time}", path])
        return String(run.text.prefix { $0 != "\n" })
    }

    @Test(arguments: [
        (berlin, "2026-07-01 12:00", "2026-07-01T12:00:00.000000+02:00"),
        (berlin, "2026-01-01 12:00", "2026-01-01T12:00:00.000000+01:00"),
        (newYork, "2026-07-01 00:15", "2026-07-01T00:15:00.000000-04:00"),
    ])
    func `a time is this zone's, in summer and in winter`(
        zone: String, time: String, first: String
    ) throws {
        #expect(try Self.first(zone, since: time) == first)
    }

    @Test(arguments: [
        (berlin, "2026-10-25 02:30", "2026-10-25T02:30:00.000000+02:00"),
        (newYork, "2026-11-01 01:30", "2026-11-01T01:30:00.000000-04:00"),
    ])
    func `of an hour that comes twice the first one is meant`(
        zone: String, time: String, first: String
    ) throws {
        #expect(try Self.first(zone, since: time) == first)
    }

    @Test(arguments: [
        (berlin, "2026-03-29 02:30", "2026-03-29T03:30:00.000000+02:00"),
        (newYork, "2026-03-08 02:30", "2026-03-08T03:30:00.000000-04:00"),
    ])
    func `of an hour that does not come, as much behind the change`(
        zone: String, time: String, first: String
    ) throws {
        #expect(try Self.first(zone, since: time) == first)
    }
}
