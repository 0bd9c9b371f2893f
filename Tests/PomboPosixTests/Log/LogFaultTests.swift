import CPombo
import PomboCore
import PomboPosix
import Testing

/// Real errors of the real kernel.
@Suite(.serialized) struct LogFaultTests {
    @Test func `a full device abandons the batch, and the next one is tried again`() throws {
        var log = try open(LogPath("/dev/full"))
        for _ in 0..<2 {
            #expect(throws: LogAppendError.abandoned(.full)) {
                try log.append(Lines.record(1).span, mustSync: false, at: .zero)
            }
        }
    }

    @Test func `a device that swallows everything is a log`() throws {
        var log = try open(LogPath("/dev/null"))
        try log.append(Lines.record(1).span, mustSync: true, at: .zero)
        #expect(try log.place() == .here)
        let isDue = log.needsRotation
        #expect(!isDue)
    }

    @Test func `a file that may not grow any further is as it was before the batch`() async {
        // The limit is the whole process's: a process of its own.
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            var log = try open(folder.log)
            try log.append(Lines.record(1).span, mustSync: false, at: .zero)
            let before = folder.bytes("message_log.jsonl")
            // The limit lies in the middle of the batch: the write is short and is withdrawn.
            precondition(cpombo_limit_file_size(UInt64(before.count) + 100) == 0)
            precondition(Self.failure(&log) == .abandoned(.full))
            precondition(folder.bytes("message_log.jsonl") == before)
            // No byte fits any more.
            precondition(cpombo_limit_file_size(UInt64(before.count)) == 0)
            precondition(Self.failure(&log) == .abandoned(.tooLarge))
            precondition(folder.bytes("message_log.jsonl") == before)
            precondition(cpombo_limit_file_size(1 << 30) == 0)
            precondition(Self.failure(&log) == nil)
            precondition(folder.bytes("message_log.jsonl") == before + Lines.record(2))
        }
    }

    private static func failure(_ log: inout LogFile<PosixDisk>) -> LogAppendError? {
        do throws(LogAppendError) {
            try log.append(Lines.record(2).span, mustSync: false, at: .zero)
            return nil
        } catch { return error }
    }

    @Test func `a missing folder is named`() {
        #expect(throws: LogError.missingFolder(path: "/nowhere/at/all")) {
            _ = try open(LogPath("/nowhere/at/all/message_log.jsonl"))
        }
        #expect(throws: LogError.missingFolder(path: "/dev/null")) {
            _ = try open(LogPath("/dev/null/message_log.jsonl"))
        }
    }

    @Test func `a folder in place of the file is named`() throws {
        let folder = TemporaryFolder()
        #expect(unsafe mkdir(folder.log.active, 0o700) == 0)
        #expect(throws: LogError.isFolder(path: folder.log.active)) { _ = try open(folder.log) }
    }

    @Test func `a deleted log and a moved log are noticed, and reopening begins a new one`() throws
    {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
        #expect(try log.place() == .here)
        #expect(try !log.reopen(after: 3, at: Lines.now) { _ in })
        try Folder.rename(folder.log.active, to: "\(folder.path)/elsewhere.jsonl")
        #expect(try log.place() == .moved)
        try log.append(Lines.record(4).span, mustSync: false, at: .zero)
        #expect(try log.reopen(after: 4, at: Lines.now) { $0 += Self.reservation(after: 4) })
        #expect(try log.place() == .here)
        try log.append(Lines.record(5).span, mustSync: false, at: .zero)
        unsafe unlink(folder.log.active)
        #expect(try log.place() == .deleted)
        #expect(try log.reopen(after: 5, at: Lines.now) { $0 += Self.reservation(after: 5) })
        try log.append(Lines.record(6).span, mustSync: false, at: .zero)
        var seqs: [UInt64] = []
        let end = LogScan.findings(of: folder.bytes("message_log.jsonl").span) { view, _, _ in
            seqs.append(view.seq)
        }
        #expect(seqs == [5, 5, 6])
        #expect(end.open?.logID == 0xABC)
    }

    @Test func `a log that somebody cut goes on in a new file, and what is left is kept`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
        let whole = folder.bytes("message_log.jsonl")
        // In the middle of record 3.
        #expect(unsafe truncate(folder.log.active, whole.count - 9) == 0)
        #expect(try log.place() == .cut)
        #expect(try log.reopen(after: 3, at: Lines.now) { $0 += Self.reservation(after: 3) })
        #expect(folder.bytes("message_log-000000000001.jsonl") == whole.dropLast(9))
        try log.append(Lines.record(4).span, mustSync: false, at: .zero)
        // To nothing, as programs do that copy a log and empty it.
        #expect(unsafe truncate(folder.log.active, 0) == 0)
        #expect(try log.reopen(after: 4, at: Lines.now) { $0 += Self.reservation(after: 4) })
        try log.append(Lines.record(5).span, mustSync: false, at: .zero)
        let findings = LogScan.findings(of: folder.bytes("message_log.jsonl").span) { _, _, _ in }
        #expect(findings.open?.logID == 0xABC)
        #expect(findings.firstSeq == 5 && !findings.needsGap)
        let reader = try LogReader(folder.log)
        #expect(try reader.line(seq: 2) != nil && reader.line(seq: 5) != nil)
    }

    @Test func `an empty file in the log's place is taken for a new log's`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try log.append(Lines.record(1).span, mustSync: false, at: .zero)
        try Folder.rename(folder.log.active, to: "\(folder.path)/elsewhere.jsonl")
        try folder.write([], to: "message_log.jsonl")
        #expect(try log.reopen(after: 1, at: Lines.now) { _ in })
        try log.append(Lines.record(2).span, mustSync: false, at: .zero)
        let findings = LogScan.findings(of: folder.bytes("message_log.jsonl").span) { _, _, _ in }
        #expect(findings.open?.logID == 0xABC && findings.firstSeq == 2)
    }

    private static func reservation(after seq: UInt64) -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(.reserve(until: seq), seq: seq, time: Lines.now, to: &lines)
        return lines
    }

    @Test func `another file in the log's place is not written to`() throws {
        let folder = TemporaryFolder()
        var log = try open(folder.log)
        try Folder.rename(folder.log.active, to: "\(folder.path)/elsewhere.jsonl")
        try folder.write([0x41], to: "message_log.jsonl")
        #expect(throws: LogError.replaced(path: folder.log.active)) {
            _ = try log.reopen(after: 3, at: Lines.now) { _ in }
        }
        #expect(folder.bytes("message_log.jsonl") == [0x41])
    }

    @Test func `a small disk that fills up refuses, and goes on when there is room`() throws {
        let folder = TemporaryFolder()
        let place = "\(folder.path)/disk"
        #expect(unsafe mkdir(place, 0o700) == 0)
        guard unsafe cpombo_mount_memory(place, "size=64k") == 0 else {
            print("skipped: this test may not mount a tmpfs")
            return
        }
        defer { unsafe cpombo_unmount(place) }
        try Self.fill(LogPath("\(place)/message_log.jsonl"))
    }

    private static func fill(_ path: LogPath) throws {
        let ballast = try File("\(path.folder)/ballast", .append)
        try ballast.appendAll([UInt8](repeating: 0, count: 16 << 10).span)
        var log = try open(path)
        var seq: UInt64 = 0
        var before: UInt64 = 0
        while true {
            before = log.byteCount
            do throws(LogAppendError) {
                try log.append(
                    Lines.records(seq + 1...seq + 20).span, mustSync: false, at: .zero)
            } catch {
                #expect(error == .abandoned(.full))
                break
            }
            seq += 20
        }
        #expect(log.byteCount == before)
        #expect(readWhole(path.active).count == Int(before))
        try Folder.remove("\(path.folder)/ballast")
        try ballast.truncate(to: 0)
        try log.append(Lines.records(seq + 1...seq + 20).span, mustSync: false, at: .zero)
        let findings = LogScan.findings(of: readWhole(path.active).span) { _, _, _ in }
        #expect(findings.lastSeq == seq + 20)
        #expect(!findings.needsGap)
    }
}
