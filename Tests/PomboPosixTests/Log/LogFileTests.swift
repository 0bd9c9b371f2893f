import CPombo
import PomboCore
import PomboPosix
import Testing

@Suite struct LogFileTests {
    @Test func `a new log begins with its open line and belongs to its owner alone`() throws {
        let folder = TemporaryFolder()
        let log = try open(folder.log)
        #expect(log.recovery.isNew)
        #expect(log.recovery.nextSeq == 1)
        #expect(log.logID == 0xABC)
        let line = folder.bytes("message_log.jsonl")
        let parsed = try LogLine.parse(line.span.extracting(0..<line.count - 1))
        let open = ServiceLine.Open(logID: 0xABC, relay: "pombo")
        #expect(parsed == .service(.open(open), seq: 0, time: Lines.now))
        #expect(unsafe access(folder.log.active, R_OK | W_OK) == 0)
        #expect(try #require(try FileFacts(at: folder.log.active)).mode == 0o600)
    }

    @Test func `what was appended is there at the next start, and numbering goes on`() throws {
        let folder = TemporaryFolder()
        do {
            var log = try open(folder.log)
            try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
            try log.append(Lines.records(4...4).span, mustSync: false, at: .zero)
        }
        var seqs: [UInt64] = []
        let log = try open(folder.log, seqs: &seqs)
        #expect(seqs == [1, 2, 3, 4])
        #expect(log.recovery.nextSeq == 5)
        #expect(log.recovery.isClean && !log.recovery.isNew)
        #expect(log.logID == 0xABC)
    }

    @Test func `syncs are counted, the slowest is known, and there is none without need`() throws {
        let folder = TemporaryFolder()
        var options = LogOptions()
        options.sync = .batch
        var log = try open(folder.log, options)
        for seq in UInt64(1)...3 {
            try log.append(Lines.records(seq...seq).span, mustSync: false, at: .zero)
        }
        #expect(log.syncs.count == 3)
        #expect(log.syncs.slowest > .zero)
        let other = TemporaryFolder()
        options.sync = .none
        var idle = try open(other.log, options)
        try idle.append(Lines.records(1...1).span, mustSync: false, at: .zero)
        #expect(idle.syncs == SyncCounters())
        try idle.append(Lines.records(2...2).span, mustSync: true, at: .zero)
        #expect(idle.syncs.count == 1)
        var counters = SyncCounters()
        for milliseconds in [3, 7, 5] { counters.note(.milliseconds(milliseconds)) }
        #expect(counters.count == 3 && counters.slowest == .milliseconds(7))
    }

    @Test func `L-8: a second owner is told who the first one is`() throws {
        let folder = TemporaryFolder()
        let log = try open(folder.log)
        #expect(throws: LogError.locked(path: folder.log.lock, holder: getpid())) {
            _ = try open(folder.log)
        }
        _ = log.byteCount
    }

    @Test func `the lock goes with its holder, and its file stays`() throws {
        let folder = TemporaryFolder()
        do { _ = try open(folder.log) }
        #expect(folder.names.contains("message_log.lock"))
        _ = try open(folder.log)
    }

    @Test func `L-9: a torn tail is saved before it is cut, and the gap is written down`() throws {
        let folder = TemporaryFolder()
        do {
            var log = try open(folder.log)
            try log.append(Lines.records(1...3).span, mustSync: false, at: .zero)
        }
        let whole = folder.bytes("message_log.jsonl")
        let torn = Array(Lines.record(4).prefix(50))
        try folder.write(whole + torn, to: "message_log.jsonl")
        var next: UInt64 = 0
        do {
            let log = try open(folder.log)
            let name = try #require(log.recovery.tornFile)
            #expect(name.hasSuffix("message_log.torn-20251120T144640Z"))
            #expect(readWhole(name) == torn)
            #expect(log.recovery.cutByteCount == 50)
            next = log.recovery.nextSeq
            #expect(next == 3 + Specification.damageGap)
        }
        let recovered = folder.bytes("message_log.jsonl")
        #expect(recovered.starts(with: whole))
        // The second start finds nothing new and changes nothing.
        let log = try open(folder.log)
        #expect(log.recovery.isClean)
        #expect(log.recovery.nextSeq == next)
        #expect(folder.bytes("message_log.jsonl") == recovered)
    }

    @Test func `damage in the middle stays where it is and is noted once`() throws {
        let folder = TemporaryFolder()
        do {
            var log = try open(folder.log)
            try log.append(Lines.records(1...5).span, mustSync: false, at: .zero)
        }
        var bytes = folder.bytes("message_log.jsonl")
        bytes[300] ^= 1
        try folder.write(bytes, to: "message_log.jsonl")
        var seqs: [UInt64] = []
        do {
            let log = try open(folder.log, seqs: &seqs)
            #expect(seqs.count == 4)
            #expect(log.recovery.findings.damages.count == 1)
            #expect(log.recovery.nextSeq == 5 + Specification.damageGap)
            #expect(log.recovery.tornFile == nil)
        }
        let after = folder.bytes("message_log.jsonl")
        #expect(after.starts(with: bytes))
        let log = try open(folder.log)
        #expect(log.recovery.nextSeq == 5 + Specification.damageGap)
        #expect(log.recovery.findings.freshByteCount == 0)
        #expect(folder.bytes("message_log.jsonl") == after)
    }

    @Test func `recovery from every truncation of a short log on the disk`() throws {
        let folder = TemporaryFolder()
        do {
            var log = try open(folder.log)
            try log.append(Lines.records(1...2).span, mustSync: false, at: .zero)
        }
        let whole = folder.bytes("message_log.jsonl")
        for length in stride(from: 0, through: whole.count, by: 7) {
            try folder.write(Array(whole[..<length]), to: "message_log.jsonl")
            var seqs: [UInt64] = []
            var next: UInt64 = 0
            do {
                let log = try open(folder.log, seqs: &seqs)
                next = log.recovery.nextSeq
                #expect(next > seqs.last ?? 0)
            } catch LogError.notALog {
                #expect(length < 8)
                continue
            }
            let once = folder.bytes("message_log.jsonl")
            let again = try open(folder.log)
            #expect(again.recovery.nextSeq == next)
            #expect(folder.bytes("message_log.jsonl") == once)
        }
    }

    @Test func `somebody's letter is not taken for a damaged log`() throws {
        let folder = TemporaryFolder()
        let letter = Array("Dear Ana,\nthe pigeons are back.\n".utf8)
        try folder.write(letter, to: "message_log.jsonl")
        #expect(throws: LogError.notALog(path: folder.log.active)) { _ = try open(folder.log) }
        #expect(folder.bytes("message_log.jsonl") == letter)
    }

    @Test func `a log of a later version is left alone`() throws {
        let folder = TemporaryFolder()
        var lines: [UInt8] = []
        LogLine.append(
            .open(ServiceLine.Open(version: 2, logID: 1, relay: "x")), seq: 0, time: Lines.now,
            to: &lines)
        try folder.write(lines, to: "message_log.jsonl")
        #expect(throws: LogError.laterVersion(path: folder.log.active, version: 2)) {
            _ = try open(folder.log)
        }
        #expect(folder.bytes("message_log.jsonl") == lines)
    }

    @Test func `only the policy or a batch that must decides when to sync`() throws {
        let folder = TemporaryFolder()
        var options = LogOptions()
        options.sync = .every(.seconds(1))
        var log = try open(folder.log, options)
        #expect(log.syncDeadline == .distantFuture)
        let start = Instant(nanoseconds: 5_000_000_000)
        try log.append(Lines.record(1).span, mustSync: false, at: start)
        #expect(log.syncDeadline == start.advanced(by: .seconds(1)))
        try log.append(Lines.record(2).span, mustSync: true, at: start)
        #expect(log.syncDeadline == .distantFuture)
        try log.append(Lines.record(3).span, mustSync: false, at: start)
        try log.append(
            Lines.record(4).span, mustSync: false, at: start.advanced(by: .milliseconds(999)))
        #expect(log.syncDeadline == start.advanced(by: .seconds(1)))
        try log.append(
            Lines.record(5).span, mustSync: false, at: start.advanced(by: .seconds(1)))
        #expect(log.syncDeadline == .distantFuture)
    }

    @Test func `a closed log ends with a close line`() throws {
        let folder = TemporaryFolder()
        do {
            var log = try open(folder.log)
            try log.append(Lines.record(1).span, mustSync: false, at: .zero)
            try log.close(seq: 1, at: WallTime(microseconds: Lines.start + 5000))
        }
        let log = try open(folder.log)
        #expect(log.recovery.findings.ending == .close)
        #expect(log.recovery.nextSeq == 2)
    }

    @Test func `the secret is made once and kept`() throws {
        let folder = TemporaryFolder()
        let first = Secret(low: 1, high: 0xFFFF_0000_1111_2222)
        #expect(try folder.log.keptSecret(fresh: first) == first)
        #expect(try folder.log.keptSecret(fresh: Secret(low: 9, high: 9)) == first)
    }
}
