import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct LogRotationTests {
    private static func state(_ seq: UInt64) -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(
            .state(.room(name: "lobby", head: seq)), seq: seq, time: Lines.now, to: &lines)
        return lines
    }

    /// A log of `count` rotated files with ten records each, and an active one.
    private static func make(_ folder: borrowing TemporaryFolder, _ count: UInt64) throws {
        var options = LogOptions()
        options.rotateAt = 500
        var log = try open(folder.log, options)
        for part in 0...count {
            let first = part * 10 + 1
            try log.append(Lines.records(first...first + 9).span, mustSync: false, at: .zero)
            #expect(log.needsRotation == true)
            if part < count {
                try log.rotate(at: Lines.now) { $0 += state(first + 9) }
                let isDue = log.needsRotation
                #expect(!isDue)
            }
        }
    }

    @Test func `L-13: a rotated file is named by its first record and linked by checksum`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 2)
        #expect(
            folder.names.filter { $0.hasSuffix("jsonl") } == [
                "message_log-000000000001.jsonl", "message_log-000000000011.jsonl",
                "message_log.jsonl",
            ])
        var checksum: UInt32?
        var previous: String?
        for name in folder.names where name.hasSuffix("jsonl") {
            let findings = LogScan.findings(of: folder.bytes(name).span) { _, _, _ in }
            #expect(!findings.needsGap)
            #expect(findings.open?.previousChecksum == checksum)
            #expect(findings.open?.previousFile == previous)
            #expect(findings.open?.logID == 0xABC)
            #expect((findings.ending == .rotate) == (name != "message_log.jsonl"))
            checksum = findings.lastChecksum
            previous = name
        }
    }

    @Test func `L-14: a start reads the active file only`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 3)
        // The rotated files could not even be read.
        for name in folder.names where name.hasPrefix("message_log-") {
            try folder.write(Array("rubbish".utf8), to: name)
        }
        var seqs: [UInt64] = []
        let log = try open(folder.log, seqs: &seqs)
        #expect(seqs == Array(31...40))
        #expect(log.recovery.nextSeq == 41)
    }

    @Test func `a crash between the two renames loses nothing`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 1)
        // As it stands after the first rename: no active file, the new one still under its name.
        try Folder.rename(folder.log.active, to: folder.log.fresh)
        var seqs: [UInt64] = []
        let log = try open(folder.log, seqs: &seqs)
        #expect(seqs == Array(1...10))
        #expect(log.recovery.nextSeq == 11)
        #expect(!folder.names.contains("message_log.new"))
        #expect(!folder.names.contains("message_log-000000000001.jsonl"))
    }

    @Test func `an active file that was deleted costs a gap, not the log's id`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 1)
        unsafe unlink(folder.log.active)
        var next: UInt64 = 0
        do {
            let log = try open(folder.log)
            #expect(log.logID == 0xABC)
            next = log.recovery.nextSeq
            #expect(next == 10 + Specification.damageGap)
        }
        let again = try open(folder.log)
        #expect(again.recovery.nextSeq == next)
    }

    @Test func `L-14: an active file cut to nothing costs a gap, not the log's id`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 2)
        #expect(unsafe truncate(folder.log.active, 0) == 0)
        var seqs: [UInt64] = []
        let log = try open(folder.log, seqs: &seqs)
        #expect(seqs == Array(11...20))
        #expect(log.logID == 0xABC)
        #expect(log.recovery.nextSeq == 20 + Specification.damageGap)
    }

    @Test func `L-13: a rotation writes over no file`() throws {
        let folder = TemporaryFolder()
        var options = LogOptions()
        options.rotateAt = 500
        var log = try open(folder.log, options)
        try log.append(Lines.records(1...10).span, mustSync: false, at: .zero)
        try folder.write([0x41], to: "message_log-000000000001.jsonl")
        try log.rotate(at: Lines.now) { _ in }
        #expect(folder.bytes("message_log-000000000001.jsonl") == [0x41])
        let isDue = log.needsRotation
        #expect(!isDue)
        try log.append(Lines.records(11...20).span, mustSync: false, at: .zero)
        let findings = LogScan.findings(of: folder.bytes("message_log.jsonl").span) { _, _, _ in }
        #expect(findings.recordCount == 20)
    }

    @Test func `what was being prepared when the relay died is thrown away`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 1)
        try folder.write([1, 2, 3], to: "message_log.new")
        let log = try open(folder.log)
        #expect(log.recovery.nextSeq == 21)
        #expect(!folder.names.contains("message_log.new"))
    }

    @Test func `a rotation that fails leaves the old file as it was`() throws {
        let folder = TemporaryFolder()
        var options = LogOptions()
        options.rotateAt = 500
        var log = try open(folder.log, options)
        try log.append(Lines.records(1...10).span, mustSync: false, at: .zero)
        let before = folder.bytes("message_log.jsonl")
        // A folder of that name cannot be removed or made a file.
        #expect(unsafe mkdir(folder.log.fresh, 0o700) == 0)
        #expect(throws: LogAppendError.self) { try log.rotate(at: Lines.now) { _ in } }
        #expect(folder.bytes("message_log.jsonl") == before)
        let isDue = log.needsRotation
        #expect(!isDue)
        unsafe rmdir(folder.log.fresh)
        try log.append(Lines.records(11...20).span, mustSync: false, at: .zero)
        #expect(log.needsRotation == true)
        try log.rotate(at: Lines.now) { _ in }
        #expect(folder.names.contains("message_log-000000000001.jsonl"))
    }

    @Test func `--keep by size drops the oldest files and never the active one`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 3)
        let sizes = folder.names.filter { $0.hasSuffix("jsonl") }.map { folder.bytes($0).count }
        var options = LogOptions()
        options.keep = .bytes(UInt64(sizes[2] + sizes[3]))
        _ = try open(folder.log, options)
        #expect(
            folder.names.filter { $0.hasSuffix("jsonl") }
                == ["message_log-000000000021.jsonl", "message_log.jsonl"])
        options.keep = .bytes(1)
        _ = try open(folder.log, options)
        #expect(folder.names.filter { $0.hasSuffix("jsonl") } == ["message_log.jsonl"])
    }

    @Test func `--keep by age goes by the last record of a file`() throws {
        let folder = TemporaryFolder()
        try Self.make(folder, 2)
        var options = LogOptions()
        // The first file ends 10 ms after the start, the second 20 ms.
        options.keep = .age(.milliseconds(15))
        let later = WallTime(microseconds: Lines.start + 30_000)
        _ = try LogFile(folder.log, options: options, newID: 1, at: later) { _ in }
        #expect(
            folder.names.filter { $0.hasSuffix("jsonl") }
                == ["message_log-000000000011.jsonl", "message_log.jsonl"])
    }
}
