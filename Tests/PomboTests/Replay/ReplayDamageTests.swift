import CPombo
import PomboCore
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// The program over logs that somebody or something has spoilt.
@Suite struct ReplayDamageTests {
    private static func replay(_ words: [String], _ path: String) throws -> Program {
        try Program(Program.pombo, ["replay"] + words + [path])
    }

    /// A file of `lines` in a folder of its own.
    private struct Log {
        let folder = TestFolder()
        var path: String { "\(folder.path)/message_log.jsonl" }

        init(_ lines: [UInt8]) throws { try writeWhole(lines, path) }
    }

    private static let sample = (try? SampleLogTests.fileBytes()) ?? []
    private static let lines = sample.split(separator: 10).map { Array($0) + [10] }

    /// How the verdict on one file without service lines ends.
    private static func verdict(_ records: Int, damages: Int) -> String {
        let all = Texts.verdict(files: 1, lines: 0, records: records, damages: damages)[.english]
        return String(all.drop { $0 != "," }.dropFirst().drop { $0 != "," })
    }

    private static func line(_ seq: UInt64, _ time: Int64) -> [UInt8] {
        let record = LogRecord(
            seq: seq, time: WallTime(microseconds: time), kind: .say, room: "lobby", nick: "ana",
            client: 7, cseq: UInt32(truncatingIfNeeded: seq), prev: seq - 1)
        var lines: [UInt8] = []
        LogLine.append(record, text: [0x61].span, to: &lines)
        return lines
    }

    @Test func `the last ones are found before any amount of rubbish, and in nothing at all`()
        throws
    {
        let rubbish = Array("rubbish without a meaning\n".utf8)
        let tail = Array(Array(repeating: rubbish, count: 20_000).joined())
        let spoilt = try Log(Self.sample + tail)
        let run = try Self.replay(["-n", "2", "-o", "jsonl"], spoilt.path)
        #expect(run.output == Array(Self.lines[65...66].joined()) && run.code == 5)
        #expect(run.errors.contains(Texts.damageLeftOut(20_000)[.english]))
        let nothing = try Log([])
        let empty = try Self.replay(["-n", "2"], nothing.path)
        #expect(empty.code == 1 && empty.errors.isEmpty)
        let note = try Log(rubbish)
        let letter = try Self.replay(["-n", "2"], note.path)
        #expect(letter.code == 5 && letter.errors.contains(Texts.damageLeftOut(1)[.english]))
    }

    @Test(arguments: [[], ["-n", "1"], ["--stats"], ["--verify"], ["--around", "@1795183379"]])
    func `a torn end is damage, unless a relay is writing it`(words: [String]) throws {
        let log = try Log(Self.sample.dropLast(9))
        #expect(try Self.replay(words, log.path).code == 5)
        let lock = try File(LogPath(log.path).lock, .append)
        #expect(try lock.tryLock())
        #expect(try Self.replay(words, log.path).code == 0)
    }

    @Test func `what was wrongly put together is told once, and salvaged in its order`() throws {
        let parts = Self.lines
        let swapped = Array(
            (parts[..<20] + parts[40..<60] + parts[20..<40] + parts[60...]).joined())
        for bytes in [swapped, Array((parts[30...] + parts[..<30]).joined())] {
            let log = try Log(bytes)
            let run = try Self.replay(["-o", "jsonl"], log.path)
            #expect(run.code == 5 && run.errors.contains(Texts.outOfOrder(1)[.english] + ";"))
            #expect(run.output.split(separator: 10).count == 66)
            let check = try Self.replay(["--verify"], log.path)
            #expect(check.code == 5)
            let falls = check.text.split(separator: "\n").count {
                $0.contains(Texts.numberFallsBack[.english]) || $0.contains("comes after")
            }
            #expect(falls == 1)
            let saved = "\(log.folder.path)/saved.jsonl"
            #expect(try Self.replay(["--salvage", saved], log.path).code == 0)
            #expect(try Self.replay(["--verify"], saved).code == 0)
            let same = try Self.replay(["--diff", SampleLogTests.path], saved)
            #expect(same.code == 0 && same.errors.contains(Texts.sameRecords(66)[.english]))
        }
    }

    @Test func `of copies and strangers a salvage keeps nothing, and says so`() throws {
        var stranger: [UInt8] = []
        LogLine.append(
            .open(ServiceLine.Open(logID: 1, relay: "x")), seq: 0,
            time: WallTime(microseconds: 0), to: &stranger)
        stranger += Self.line(1, 1) + Self.line(2, 2)
        let log = try Log(Self.sample + Self.sample + stranger)
        let saved = "\(log.folder.path)/saved.jsonl"
        let run = try Self.replay(["--salvage", saved], log.path)
        #expect(run.code == 5)
        let told = Texts.salvaged(66, saved, damaged: 0, surplus: 68)
        #expect(run.errors.contains(told[.english]))
        #expect(try Self.replay(["--verify"], saved).code == 0)
    }

    @Test func `rotated files with the names of others are salvaged in the order they had`() throws
    {
        let relay = try RelayProcess("--rotate", "64KiB", "--rate", "0")
        let text = String(repeating: "x", count: 1000)
        let talk = "yes \(text) | head -n 170 | '\(Program.pombo)' send -r \(relay.host)"
        let said = try Program("/bin/sh", ["-c", talk])
        #expect(said.code == 0)
        relay.end()
        let names = relay.folder.names.filter { $0.hasPrefix("message_log-") }
        #expect(names.count >= 2)
        let (one, other) = (relay.log.beside(names[0]), relay.log.beside(names[1]))
        try Folder.rename(one, to: relay.log.beside("x"))
        try Folder.rename(other, to: one)
        try Folder.rename(relay.log.beside("x"), to: other)
        #expect(try Self.replay(["--verify"], relay.log.active).code == 5)
        let saved = "\(relay.folder.path)/saved.jsonl"
        #expect(try Self.replay(["--salvage", saved], relay.log.active).code == 0)
        let check = try Self.replay(["--verify"], saved)
        #expect(check.code == 0 && check.text.contains(Self.verdict(170, damages: 0)))
        // Without its newest file the log ends with a promise.
        try Folder.remove(relay.log.active)
        let missing = try Self.replay(["--verify"], relay.log.active)
        #expect(missing.code == 5 && missing.text.contains(Texts.noNextFile[.english]))
    }

    @Test func `a hundred findings are listed, and all are counted`() throws {
        let log = try Log(
            Self.sample + [UInt8](repeating: 0x0A, count: 5000)
                + [UInt8](repeating: 0x78, count: 1 << 20) + [0x0A])
        let check = try Self.replay(["--verify"], log.path)
        #expect(check.code == 5 && check.text.contains(Self.verdict(66, damages: 5001)))
        #expect(check.text.contains(Texts.more(4901)[.english]))
        let windows = try Log(Array("a\r\n".utf8))
        #expect(try Self.replay(["--verify"], windows.path).text.contains("tr -d '\\r'"))
    }

    @Test func `logs that cannot be read to the end are not called the same`() throws {
        var bytes = Self.lines
        bytes[30][70] ^= 1
        let log = try Log(Array(bytes.joined()))
        let run = try Program(Program.pombo, ["replay", "--diff", log.path, log.path])
        #expect(run.code == 5 && run.errors.contains(Texts.damageLeftOut(2)[.english]))
    }

    @Test(arguments: [
        ["--speed", "0.001", "--max-gap", "1ms"], ["--speed", "1000000", "--max-gap", "1ms"],
        ["--stats"], ["-o", "html"], ["-o", "csv"], ["-o", "pcapng"], ["--around", "now"],
        ["--since", "-15m", "--until", "now"], ["--since", "2026-11-20", "-r"],
    ])
    func `a log may span all times there are`(words: [String]) throws {
        let end: Int64 = 253_402_300_799_999_999
        let seqs = [1, 2, 3, UInt64(Int64.max)]
        let times = [-end, 0, 1_795_183_320_000_000, end]
        let log = try Log(Array(zip(seqs, times).map { Self.line($0, $1) }.joined()))
        #expect([0, 1].contains(try Self.replay(words, log.path).code))
    }

    @Test func `what is no file is told as what it is`() throws {
        let folder = TestFolder()
        #expect(try Self.replay([], folder.path).errors.contains("Is a directory"))
        let pipe = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let run = try Self.replay(["-f"], pipe)
        #expect(run.code == 6 && run.errors.contains("is a pipe or a device"))
        let cursor = try Self.replay(
            ["--cursor-file", SampleLogTests.path], SampleLogTests.path)
        #expect(cursor.code == 6 && cursor.errors.contains("the number of a record"))
    }
}
