import PomboCore
import PomboPosix
import PomboText

/// `pombo lab bench log`: what the log costs, on a real disk.
///
/// Figures are the best of 25 short runs: the machine is shared, and noise only ever adds.
struct LogBench {
    var folder = "/tmp"
    var lineCount = 64_000
    var language = Language.english

    private static let batch = 64
    private static let runs = 25

    struct Figure {
        var name: String
        var value: String
    }

    func run() throws(FileError) -> [Figure] {
        var figures: [Figure] = [encoding()]
        figures.append(try appending())
        figures += try syncing()
        figures += try scanning()
        figures += try searching()
        figures += try starting()
        try clear()
        return figures
    }

    // MARK: Lines

    static func record(_ seq: UInt64) -> LogRecord {
        LogRecord(
            seq: seq, time: WallTime(microseconds: 1_763_650_000_000_000 + Int64(seq) * 1000),
            kind: .say, room: "lobby", nick: "ana", client: 0x9F3C_51A2_B7E0_D114,
            cseq: UInt32(truncatingIfNeeded: seq), prev: seq - 1,
            address: Address(ipv4: 0xC0A8_0114, port: 40122))
    }

    /// A sentence of 44 bytes, so that a line has about 200.
    static let text = Array("the quick brown pigeon flies over the relay.".utf8)

    private func encoding() -> Figure {
        var lines: [UInt8] = []
        let took = best {
            for first in stride(from: 1, to: lineCount, by: Self.batch) {
                lines.removeAll(keepingCapacity: true)
                Self.encode(first, to: &lines)
            }
        }
        return rate("encode lines, batches of 64", took, lines: lineCount, bytes: nil)
    }

    @inline(never)
    private static func encode(_ first: Int, to lines: inout [UInt8]) {
        for seq in first..<first + batch {
            LogLine.append(record(UInt64(seq)), text: text.span, to: &lines)
        }
    }

    // MARK: The file

    private var path: LogPath { LogPath("\(folder)/pombo-bench.jsonl") }

    private func clear() throws(FileError) {
        for segment in try path.segments() { try Folder.remove(segment.path) }
        for name in [path.active, path.lock, path.fresh] { try Folder.remove(name) }
    }

    private func open(
        _ sync: LogOptions.Sync, rotateAt: UInt64?
    ) throws(FileError) -> LogFile<PosixDisk> {
        var options = LogOptions()
        options.sync = sync
        options.rotateAt = rotateAt
        do throws(LogError) {
            let now = WallTime(microseconds: 0)
            return try LogFile(path, options: options, newID: 1, at: now) { _ in }
        } catch {
            if case .system(let cause) = error { throw cause }
            throw FileError(.open, path.active, .other(0))
        }
    }

    private func appending() throws(FileError) -> Figure {
        var took = Duration.seconds(1000)
        var byteCount: UInt64 = 0
        for _ in 0..<Self.runs {
            try clear()
            var log = try open(.none, rotateAt: nil)
            var lines: [UInt8] = []
            var isGood = true
            took = min(
                took,
                ContinuousClock().measure {
                    for first in stride(from: 1, to: lineCount, by: Self.batch) {
                        lines.removeAll(keepingCapacity: true)
                        Self.encode(first, to: &lines)
                        isGood = Self.append(lines, to: &log) && isGood
                    }
                })
            guard isGood else { throw FileError(.write, path.active, .other(0)) }
            byteCount = log.byteCount
        }
        return rate(
            "encode and append, batches of 64, no sync", took, lines: lineCount, bytes: byteCount)
    }

    private static func append(_ lines: [UInt8], to log: inout LogFile<PosixDisk>) -> Bool {
        (try? log.append(lines.span, mustSync: false, at: .zero)) != nil
    }

    /// A batch of 64 with its sync, against the bare write and sync of as many bytes, in turn so
    /// that both meet the same disk.
    private func syncing() throws(FileError) -> [Figure] {
        try clear()
        var log = try open(.batch, rotateAt: nil)
        let bare = try File("\(folder)/pombo-bench.bare", .append)
        var lines: [UInt8] = []
        Self.encode(1, to: &lines)
        let bytes = lines
        var whole: [Duration] = []
        var alone: [Duration] = []
        for turn in 0..<1000 {
            alone.append(
                ContinuousClock().measure {
                    try? bare.appendAll(bytes.span)
                    try? bare.sync()
                })
            whole.append(
                ContinuousClock().measure {
                    lines.removeAll(keepingCapacity: true)
                    Self.encode(turn * Self.batch + 1, to: &lines)
                    _ = Self.append(lines, to: &log)
                })
        }
        try Folder.remove("\(folder)/pombo-bench.bare")
        let (batch, sync) = (median(whole), median(alone))
        let ratio = batch.nanoseconds * 100 / max(1, sync.nanoseconds)
        return [
            Figure(
                name: "encode, append and sync a batch of 64, median",
                value: "\(batch.nanoseconds / 1000) µs"),
            Figure(
                name: "bare write and fdatasync of as much, median",
                value: "\(sync.nanoseconds / 1000) µs"),
            Figure(name: "ratio", value: "\(ratio / 100).\(ratio % 100 / 10)\(ratio % 10)"),
        ]
    }

    // MARK: Reading

    private func fill(_ byteCount: UInt64, rotateAt: UInt64?) throws(FileError) -> Int {
        try clear()
        var log = try open(.none, rotateAt: rotateAt)
        var lines: [UInt8] = []
        var seq = 1
        var total: UInt64 = 0
        while total < byteCount {
            lines.removeAll(keepingCapacity: true)
            Self.encode(seq, to: &lines)
            _ = Self.append(lines, to: &log)
            total += UInt64(lines.count)
            seq += Self.batch
            if log.needsRotation {
                do throws(LogAppendError) {
                    try log.rotate(at: WallTime(microseconds: 0)) { _ in }
                } catch { throw FileError(.rename, path.active, .other(0)) }
            }
        }
        return seq - 1
    }

    private func scanning() throws(FileError) -> [Figure] {
        let count = try fill(50 << 20, rotateAt: nil)
        let segment = try LogSegment(path.active, isGrowing: false)
        let size = segment.byteCount
        var failure: FileError?
        let scan = best {
            do throws(FileError) {
                let good = try segment.read(Int(size), at: 0) { bytes in
                    LogScan.findings(of: bytes) { _, _, _ in }.recordCount
                }
                precondition(good == count)
            } catch { failure = error }
        }
        let visit = best {
            var good = 0
            do throws(FileError) {
                try segment.visit(from: 0) { view, _, _ in
                    if view != nil { good += 1 }
                    return true
                }
            } catch { failure = error }
            precondition(good == count + 1)
        }
        if let failure { throw failure }
        return [
            rate("scan with verification", scan, lines: count, bytes: size),
            rate("visit with verification", visit, lines: count, bytes: size),
        ]
    }

    private func searching() throws(FileError) -> [Figure] {
        let count = try fill(500 << 20, rotateAt: nil)
        let reader = try LogReader(path)
        return [
            try search("bisect by time, 500 MB in one file", reader, count),
            try search("bisect by time, 500 MB in 8 files", try rotated(), count),
        ]
    }

    private func rotated() throws(FileError) -> LogReader {
        _ = try fill(500 << 20, rotateAt: 64 << 20)
        return try LogReader(path)
    }

    private func search(
        _ name: String, _ reader: LogReader, _ count: Int
    ) throws(FileError) -> Figure {
        var times: [Duration] = []
        var failure: FileError?
        for turn in 0..<2000 {
            let seq = UInt64(turn) &* 0x9E37_79B9 % UInt64(count) + 1
            let time = Self.record(seq).time
            times.append(
                ContinuousClock().measure {
                    do throws(FileError) {
                        let found = try reader.position(time: time)
                        precondition(found != nil)
                    } catch { failure = error }
                })
        }
        if let failure { throw failure }
        return Figure(name: name + ", median", value: "\(median(times).nanoseconds / 100 * 100) ns")
    }

    /// Starting on 2 GB of rotated files against starting on the active file alone.
    private func starting() throws(FileError) -> [Figure] {
        _ = try fill(2 << 30, rotateAt: 64 << 20)
        let with = try start()
        for segment in try path.segments() { try Folder.remove(segment.path) }
        let without = try start()
        return [
            Figure(name: "start with 2 GB of rotated files", value: milliseconds(with)),
            Figure(name: "start with the active file alone", value: milliseconds(without)),
        ]
    }

    private func start() throws(FileError) -> Duration {
        var took = Duration.seconds(1000)
        for _ in 0..<Self.runs {
            let start = ContinuousClock().now
            let log = try open(.batch, rotateAt: 64 << 20)
            took = min(took, ContinuousClock().now - start)
            precondition(log.recovery.isClean)
        }
        return took
    }

    // MARK: Figures

    private func best(_ body: () -> Void) -> Duration {
        (0..<Self.runs).map { _ in ContinuousClock().measure(body) }.min() ?? .zero
    }

    private func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

    private func milliseconds(_ span: Duration) -> String {
        let micros = span.nanoseconds / 1000
        return "\(micros / 1000).\(CivilTime.pad(Int(micros % 1000), 3)) ms"
    }

    private func rate(_ name: String, _ took: Duration, lines: Int, bytes: UInt64?) -> Figure {
        let nanoseconds = max(1, took.nanoseconds)
        let perLine = nanoseconds / Int64(lines)
        let perSecond = Int64(lines) * 1_000_000_000 / nanoseconds / 10_000
        let rate = "\(perSecond / 100).\(CivilTime.pad(Int(perSecond % 100))) M lines/s"
        var value = "\(perLine) ns a line, \(rate)"
        if let bytes { value += ", \(Int64(bytes) * 1000 / nanoseconds) MB/s" }
        return Figure(name: name, value: value)
    }
}
