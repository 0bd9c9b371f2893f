import CPombo
import PomboCore
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// What happens to a relay whose log is touched while it runs.
@Suite(.waitingForOthers) struct RelayLogTests {
    private static func seqs(_ path: String) -> [Int] {
        let bytes = (try? readWhole(path)) ?? []
        return bytes.split(separator: 10).compactMap { line in
            guard case .record(let record, _) = try? LogLine.parse(Array(line).span) else {
                return nil
            }
            return Int(record.seq)
        }
    }

    /// What a relay says when it finds its log gone, and no record but the first is in it.
    private static func begunAnew(_ relay: RelayProcess, _ place: ActivePlace) -> String {
        (Texts.logMissing(place, relay.log.active) + Texts.logBegunAnew(from: 1))[.english]
    }

    private static func inTheWay(_ relay: RelayProcess) -> String {
        Texts.sentence(of: LogError.replaced(path: relay.log.active), relay.log)[.english]
    }

    @Test func `a log deleted beneath is begun anew, and the numbers go on`() throws {
        let relay = try RelayProcess()
        #expect(try relay.send("one") == 1)
        unsafe unlink(relay.log.active)
        #expect(relay.waits { relay.errors.contains(Self.begunAnew(relay, .deleted)) })
        #expect(try relay.send("two") == 2)
        #expect(Self.seqs(relay.log.active) == [2])
        #expect(relay.end() == 0)
        try relay.startAgain()
        #expect(try relay.send("three") == 3)
    }

    @Test func `a log renamed beneath keeps what it has, and a new one goes on`() throws {
        let relay = try RelayProcess()
        #expect(try relay.send("one") == 1)
        let old = "\(relay.folder.path)/old.jsonl"
        try Folder.rename(relay.log.active, to: old)
        #expect(relay.waits { relay.errors.contains(Self.begunAnew(relay, .moved)) })
        #expect(try relay.send("two") == 2)
        #expect(Self.seqs(old) == [1] && Self.seqs(relay.log.active) == [2])
        // Killed and started again it still knows where it was.
        relay.end(SIGKILL)
        try relay.startAgain()
        #expect(try relay.send("three") == 3)
    }

    @Test func `a stranger's file in the log's place is left alone, and said so once`() throws {
        let relay = try RelayProcess()
        #expect(try relay.send("one") == 1)
        try Folder.rename(relay.log.active, to: "\(relay.folder.path)/old.jsonl")
        try writeWhole(Array("a letter\n".utf8), relay.log.active)
        #expect(relay.waits { relay.errors.contains(Self.inTheWay(relay)) })
        #expect(try relay.send("two") == 2)
        #expect(Self.seqs("\(relay.folder.path)/old.jsonl") == [1, 2])
        // Once, however often the relay looks; but who asks is answered.
        #expect(relay.errors.split(separator: "\n").count == 1)
        relay.signal(SIGHUP)
        #expect(relay.waits { relay.errors.split(separator: "\n").count == 2 })
        #expect(try readWhole(relay.log.active) == Array("a letter\n".utf8))
    }

    @Test func `a log that is copied and emptied goes on, and no number comes twice`() throws {
        let relay = try RelayProcess()
        #expect(try relay.send("one") == 1)
        #expect(unsafe truncate(relay.log.active, 0) == 0)
        #expect(relay.waits { relay.errors.contains(Self.begunAnew(relay, .cut)) })
        #expect(try relay.send("two") == 2)
        #expect(Self.seqs(relay.log.active) == [2])
        relay.end(SIGKILL)
        try relay.startAgain()
        #expect(try relay.send("three") == 3)
    }

    @Test func `moved and reopened again and again while people talk, it loses nothing`() throws {
        let relay = try RelayProcess("--rate", "0")
        let talk = try RunningProgram(
            "/bin/sh", ["-c", "seq 1 3000 | '\(Program.pombo)' send -r \(relay.host)"])
        var parts = 0
        for _ in 0..<20 {
            let before = talk.lineCount
            #expect(relay.waits { talk.lineCount > before || talk.lineCount == 3000 })
            // As logrotate does it, with the empty file that it leaves there.
            try Folder.rename(relay.log.active, to: "\(relay.folder.path)/part\(parts)")
            try writeWhole([], relay.log.active)
            parts += 1
            relay.signal(SIGHUP)
            #expect(
                relay.waits {
                    ((try? FileFacts(at: relay.log.active))?.map(\.byteCount) ?? 0) > 0
                })
        }
        #expect(cpombo_wait(talk.process) == 0)
        #expect(relay.end() == 0)
        let names = (0..<parts).map { "\(relay.folder.path)/part\($0)" } + [relay.log.active]
        #expect(names.flatMap(Self.seqs) == Array(1...3000))
    }

    @Test func `a locked log names its holder, a folder and a missing folder are told`() throws {
        let relay = try RelayProcess()
        let path = relay.log.active
        let second = try Program(
            Program.pombo, ["relay", "-p", "0", "--no-discovery", "--log", path])
        #expect(second.code == 6)
        #expect(second.errors.contains("in use by process \(relay.identifier)"))
        let folder = try Program(
            Program.pombo, ["relay", "-p", "0", "--no-discovery", "--log", relay.folder.path])
        #expect(folder.code == 6 && folder.errors.contains("is a folder"))
        let missing = try Program(
            Program.pombo, ["relay", "-p", "0", "--no-discovery", "--log", "\(path)/no/log.jsonl"])
        #expect(missing.code == 6 && missing.errors.hasPrefix("pombo relay: "))
        let port = try Program(
            Program.pombo,
            [
                "relay", "--bind", "127.0.0.1", "-p", "\(relay.port)", "--no-discovery", "--log",
                "\(relay.folder.path)/other.jsonl",
            ])
        #expect(port.code == 6 && port.errors.contains("--port 7700"))
    }

    @Test func `a rotated log is one story for replay`() throws {
        let relay = try RelayProcess("--rotate", "64KiB", "--rate", "0")
        let text = String(repeating: "x", count: 900)
        for index in 1...90 { #expect(try relay.send(text) == index) }
        #expect(relay.folder.names.contains("message_log-000000000001.jsonl"))
        #expect(relay.end() == 0)
        let check = try Program(Program.pombo, ["replay", "--verify", relay.log.active])
        #expect(check.code == 0, "\(check.text)\(check.errors)")
        let run = try Program(Program.pombo, ["replay", "-o", "jsonl", relay.log.active])
        #expect(run.output.split(separator: 10).count == 90)
    }
}
