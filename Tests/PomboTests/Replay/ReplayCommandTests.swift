import CPombo
import PomboCore
import PomboPosix
import PomboTerminal
import PomboText
import Testing

@testable import pombo

/// The program itself, over the sample log.
@Suite(.waitingForOthers) struct ReplayCommandTests {
    private static let sample = SampleLogTests.path

    private static func seq(_ line: [UInt8]) -> Int? {
        (try? LogLine.view(line.span)).map { Int($0.seq) }
    }

    @Test(arguments: [
        (["-n", "3"], [64, 65, 66]), (["-r", "-n", "2"], [66, 65]),
        (["--from-seq", "5", "--to-seq", "7"], [5, 6, 7]),
        (["--kind", "nick,post"], [17, 18, 38 + 1]), (["--room", "sala-b"], [32, 33, 47, 61]),
        (["--around", "20", "-n", "4"], [18, 19, 20, 21]),
        (["--nick", "JOÃO", "--kind=join"], [8, 27]), (["--grep", "drop table"], [48]),
        (["--grep", "DROP table"], []), (["--grep", "/naked [12]/"], [36, 38]),
        (["--since", "2026-11-20T14:02:59Z"], [64, 65, 66]),
        (["--since", "@1795183379.4", "--until", "@1795183380"], [65]),
        (["--utc", "--since", "2026-11-20 14:02:57", "--until", "2026-11-20 14:02:59"], [62, 63]),
        (["--around", "@1795183322", "-n", "2"], [4, 5]), (["--after", "64"], [65, 66]),
        (["-n1", "--room", "lobby", "--until", "@1795183330"], [13]),
    ])
    func `the selection is what was asked for`(options: [String], seqs: [Int]) throws {
        let words = ["replay", "-o", "jsonl"] + options + [Self.sample]
        let run = try Program(Program.pombo, words)
        let found = run.output.split(separator: 10).compactMap {
            Self.seq(Array($0))
        }
        #expect(found == seqs)
        #expect(run.code == (seqs.isEmpty ? 1 : 0))
    }

    @Test func `lines go through as they stand in the log`() throws {
        let run = try Program.replay("-o", "jsonl", Self.sample)
        let lines = try SampleLogTests.fileBytes().split(separator: 10)
        #expect(run.output.split(separator: 10).elementsEqual(lines.dropFirst().dropLast()))
    }

    @Test func `exit codes tell what happened`() throws {
        #expect(try Program.replay(Self.sample).code == 0)
        #expect(try Program.replay("--grep", "no such words", Self.sample).code == 1)
        #expect(try Program.replay("--snice", "now", Self.sample).code == 2)
        #expect(try Program.replay("/nowhere/log.jsonl").code == 6)
        #expect(try Program.replay("--verify", Self.sample).code == 0)
        #expect(try Program.replay("--help").code == 0)
    }

    @Test(
        arguments: [
            (["--untl", "now"], .unknownOption("--untl", nearest: "--until")),
            (
                ["-o", "jason"],
                bad("-o", .notAmong("jason", ReplayOptions.Form.allCases.map(\.rawValue)))
            ),
            (["--kind", "sey"], bad("--kind", .notAmong("sey", Kind.allCases.map(\.word)))),
            (["--since", "tomorow"], .other(Texts.noTime("tomorow"))),
            (["-n", "0"], bad("-n", .outside("0", low: "1", high: "1000000000"))),
            (["--speed", "-1"], bad("--speed", .unreadable("-1", .speed))),
            (["--since"], .missingValue(option: "--since", placeholder: "TIME")),
            (["--loop"], .other(Texts.loopWantsPace)),
            (["a", "b"], .other(Texts.oneLog("a", "b"))),
            (["--template", "{nik}"], .other(Texts.noField("nik", TemplateOutput.fields))),
            (["--grep", "/(/"], .other(Texts.noExpression("/(/"))),
            (["--follow=yes"], .surplusValue(option: "--follow", value: "yes")),
            (["--rate", "1", "--speed", "2"], .conflict("--speed", "--rate")),
            (["--max-gap", "5"], bad("--max-gap", .unreadable("5", .duration))),
            (["--diff", "a"], .other(Texts.diffWantsTwo)),
            (["--verify", "--stats"], .conflict("--verify", "--stats")),
            (["--stats", "-o", "csv"], .conflict("--stats", "--output")),
            (["--stats", "-n", "5"], .conflict("--stats", "--last")),
            (["--verify", "--nick", "ana"], .other(Texts.wholeLogs("--verify"))),
            (["--to", "h", "--template", "x"], .conflict("--template", "--to")),
            (
                ["--after", "9223372036854775808"],
                bad("--after", .unreadable("9223372036854775808", .seq))
            ),
        ] as [([String], OptionError)])
    func `a wrong word gets one sentence`(options: [String], error: OptionError) throws {
        let run = try Program(Program.pombo, ["replay"] + options)
        #expect(run.code == 2)
        let failure = UsageFailure(command: "pombo replay", error: error)
        #expect(run.errors == failure.sentence(.english) + "\n")
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.output.isEmpty)
    }

    private static func bad(_ option: String, _ error: ValueError) -> OptionError {
        .badValue(option: option, error)
    }

    /// A drifting pace is late each time, a busy machine only now and then.
    @Test func `a minute at ten times the speed takes six seconds, within one percent`() throws {
        var figures: [Double] = []
        while figures.count < 4, figures.last.map({ !(5.94...6.06).contains($0) }) ?? true {
            let start = ReplayClock.now
            let run = try Program.replay("--speed", "10", "-o", "jsonl", Self.sample)
            let took = start.duration(to: ReplayClock.now)
            #expect(run.code == 0 && run.errors.contains(Texts.records(66)[.english]))
            // The program's own figure; the whole run can only be longer.
            let words = run.errors.split(separator: " ")
            let place = try #require(words.firstIndex(of: "in"))
            figures.append(try #require(Double(words[place + 1])))
            #expect(took >= .milliseconds(5990))
        }
        #expect((5.94...6.06).contains(figures.last ?? 0), "\(figures)")
    }

    @Test func `pauses are shortened and a rate is kept`() throws {
        let short = try Program.replay("--speed", "1", "--max-gap", "1ms", Self.sample)
        #expect(short.code == 0)
        let fast = try Program.replay("--rate", "1000", Self.sample)
        #expect(fast.errors.contains("66 records in 0.0"))
    }

    @Test func `damage is left out, told, and the exit code says so`() throws {
        let path = "/tmp/pombo-damaged-\(getpid()).jsonl"
        var bytes = try SampleLogTests.fileBytes()
        let place = try #require(bytes.firstRange(of: Array("\"seq\":30,".utf8))).upperBound
        bytes[place + 60] ^= 4
        try writeWhole(bytes, path)
        let run = try Program.replay("--from-seq", "28", "--to-seq", "32", path)
        #expect(run.code == 5)
        let gap = ReplayGap(
            after: 29, before: 31, damagedLineCount: 1, isRecovery: false)
        #expect(run.text.contains("... \(Texts.sentence(of: gap)[.english])"))
        #expect(run.errors.contains(Texts.damageLeftOut(1)[.english]))
        let check = try Program.replay("--verify", path)
        #expect(check.code == 5)
        #expect(
            check.text.contains(
                Texts.sentence(of: LogLineError.checksum(stated: 0, computed: 0))[.english]))
        let saved = "\(path).saved"
        #expect(try Program.replay("--salvage", saved, path).code == 5)
        #expect(try Program.replay("--salvage", saved, path).code == 6)
        let difference = try Program.replay("--diff", Self.sample, saved)
        #expect(difference.code == 1)
        #expect(difference.text.hasPrefix("- {\"seq\":30,"))
        #expect(difference.text.split(separator: "\n").count == 1)
        try Folder.remove(path)
        try Folder.remove(saved)
    }

    @Test func `direct messages to nobody do not make a log look damaged`() throws {
        let path = "/tmp/pombo-nobody-\(getpid()).jsonl"
        var lines: [UInt8] = []
        for seq in 1...3 as ClosedRange<UInt64> {
            let record = LogRecord(
                seq: seq, time: WallTime(microseconds: Int64(seq)), kind: .direct, room: "lobby",
                nick: "ana", client: 9, cseq: UInt32(seq), prev: 0, to: 4711)
            LogLine.append(record, text: "psst".utf8.span, to: &lines)
        }
        try writeWhole(lines, path)
        let check = try Program.replay("--verify", path)
        #expect(check.code == 0, "\(check.text)")
        try Folder.remove(path)
    }

    @Test func `following shows what comes, remembers it, and goes on there`() throws {
        let folder = "/tmp/pombo-follow-\(getpid())"
        unsafe mkdir(folder, 0o700)
        let path = LogPath("\(folder)/message_log.jsonl")
        let cursor = "\(folder)/cursor"
        let lines = try SampleLogTests.fileBytes().split(separator: 10).map { Array($0) + [10] }
        try writeWhole(Array(lines[...10].joined()), path.active)
        let options = ["replay", "-f", "-o", "jsonl", "--cursor-file", cursor, path.active]
        let run = try RunningProgram(Program.pombo, options)
        #expect(try run.waits(for: "\"seq\":10,"))
        try Folder.rename(path.active, to: "\(folder)/message_log-000000000001.jsonl")
        try writeWhole(lines[0] + Array(lines[11...12].joined()), path.active)
        #expect(try run.waits(for: "\"seq\":12,"))
        #expect(run.end(SIGINT) == 130)
        let said = try readWhole(run.output)
        #expect(said.count(where: { $0 == 10 }) == 12)
        #expect(try readWhole(cursor) == Array("12\n".utf8))
        let next = try File(path.active, .append)
        let line = lines[13]
        try next.appendAll(line.span)
        let again = try Program.replay("-o", "jsonl", "--cursor-file", cursor, path.active)
        #expect(again.output == lines[13])
        for name in try Folder.names(in: folder) where name.count > 2 {
            try Folder.remove("\(folder)/\(name)")
        }
        unsafe rmdir(folder)
    }

    @Test func `it speaks Portuguese where people do`() throws {
        func run(_ words: String...) throws -> Program {
            try Program(
                "/usr/bin/env", ["LC_ALL=pt_BR.UTF-8", Program.pombo, "replay"] + words)
        }
        let left = Texts.presence(.leave, LeaveReason.left.word)
        #expect(try run("-n", "1", Self.sample).text.hasSuffix(left[.portuguese] + "\n"))
        let good = Texts.verdict(files: 1, lines: 68, records: 66, damages: 0)
        #expect(try run("--verify", Self.sample).text.contains(good[.portuguese]))
        let errors = try run("--since", "xyz", Self.sample).errors
        #expect(errors.contains(Texts.noTime("xyz")[.portuguese]))
        #expect(try run("-o", "html", Self.sample).text.contains("<html lang=\"pt\">"))
        #expect(try run("--stats", Self.sample).text.contains(Texts.hourOfDay[.portuguese]))
        #expect(try run("--help").text.contains(Texts.usage[.portuguese]))
    }

    @Test func `a reader that closes the pipe ends it quietly`() throws {
        let words = ["-c", "'\(Program.pombo)' replay --rate 200 '\(Self.sample)' | head -n 2"]
        let run = try Program("/bin/sh", words)
        #expect(run.code == 0)
        #expect(run.errors == "")
        #expect(run.text.split(separator: "\n").count == 2)
    }

    @Test func `jq, Python and sqlite read every line`() throws {
        let script = """
            import json, sys
            rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
            print(len(rows), rows[1]['nick'], sum('origin' in row for row in rows))
            """
        let run = try Program("/usr/bin/env", ["python3", "-c", script, Self.sample])
        if run.code == 127 {
            print("skipped: there is no Python")
        } else {
            #expect(run.text == "68 prof 2\n")
        }
        if try FileFacts(at: "/usr/bin/jq") != nil {
            let run = try Program("/usr/bin/jq", ["-c", "[.seq,.t]", Self.sample])
            #expect(run.text.split(separator: "\n").count == 68)
            #expect(run.text.contains("[9,1795183325200000]"))
        } else {
            print("skipped: there is no jq")
        }
        if try FileFacts(at: "/usr/bin/sqlite3") != nil {
            let sql = """
                create table log(line text);
                .mode ascii
                .separator "\\t" "\\n"
                .import '\(Self.sample)' log
                .mode list
                select count(*), sum(json_valid(line)), count(distinct line->>'nick') from log;
                """
            let path = "/tmp/pombo-sql-\(getpid())"
            try writeWhole(Array(sql.utf8), path)
            let run = try Program("/bin/sh", ["-c", "sqlite3 :memory: < \(path)"])
            #expect(run.text.hasPrefix("68|68|") || run.text.hasPrefix("68\t68\t"))
            try Folder.remove(path)
        }
    }
}
