import PomboCore
import PomboLab

/// A process that writes, rotates and looks after a log on a simulated disk, as a relay does, and
/// remembers what it showed.
struct LogScript {
    static let path = LogPath("logs/message_log.jsonl")

    var disk: SimulatedDisk
    var options = LogOptions()
    /// The numbers that were logged, and so may have been sent.
    private(set) var shown: [UInt64] = []
    /// What ended a log.
    private(set) var fatal: FileError?

    init(seed: UInt64 = 1, keep: LogOptions.Keep = .all) {
        disk = SimulatedDisk(folder: Self.path.folder, seed: seed)
        options.rotateAt = 900
        options.keep = keep
    }

    static func record(_ seq: UInt64) -> [UInt8] {
        let record = LogRecord(
            seq: seq, time: time(seq), kind: .say, room: "lobby", nick: "ana", client: 7,
            cseq: UInt32(truncatingIfNeeded: seq), prev: seq - 1)
        var lines: [UInt8] = []
        LogLine.append(record, text: Array("olá".utf8).span, to: &lines)
        return lines
    }

    static func time(_ seq: UInt64) -> WallTime {
        WallTime(microseconds: 1_763_650_000_000_000 + Int64(seq) * 1000)
    }

    /// What a rotation writes down.
    static func state(_ seq: UInt64) -> [UInt8] {
        var lines: [UInt8] = []
        LogLine.append(
            .state(.room(name: "lobby", head: seq)), seq: seq, time: time(seq), to: &lines)
        return lines
    }

    /// The next process meets a disk that does as it is told.
    mutating func restart() {
        disk.deathCall = nil
        disk.heal()
        disk.restart()
    }

    /// Opens the log, as the first thing a process does; nil if that fails.
    mutating func open() -> LogFile<SimulatedDisk>? {
        try? LogFile(
            Self.path, on: &disk, options: options, newID: 0xABC, at: Self.time(0)
        ) { _ in }
    }

    /// A process that logs `count` records, one a batch, unless the disk ends it. Says whether it
    /// could begin.
    @discardableResult
    mutating func run(_ count: Int) -> Bool {
        guard var log = open() else { return false }
        var next = log.recovery.nextSeq
        do throws(LogAppendError) {
            for turn in 0..<count where try isLogged(next, by: &log) {
                shown.append(next)
                next += 1
                if log.needsRotation { try rotate(&log, next - 1) }
                if turn % 5 == 0 { _ = try? log.place() }
            }
            try log.close(seq: next - 1, at: Self.time(next))
        } catch {
            if case .fatal(let cause) = error { fatal = cause }
        }
        disk = log.leave()
        return true
    }

    private func isLogged(
        _ seq: UInt64, by log: inout LogFile<SimulatedDisk>
    ) throws(LogAppendError) -> Bool {
        do throws(LogAppendError) {
            try log.append(Self.record(seq).span, mustSync: false, at: .zero)
            return true
        } catch {
            if case .abandoned = error { return false }
            throw error
        }
    }

    /// A rotation that fails without harm is tried again later.
    private func rotate(
        _ log: inout LogFile<SimulatedDisk>, _ seq: UInt64
    ) throws(LogAppendError) {
        do throws(LogAppendError) {
            try log.rotate(at: Self.time(seq)) { $0 += Self.state(seq) }
        } catch {
            if case .fatal = error { throw error }
        }
    }

    /// What is wrong with the log after a recovery, given that all of the script's numbers were
    /// sent; nil for nothing.
    mutating func complaint() -> String? {
        restart()
        guard let log = open() else { return "the log does not open" }
        let next = log.recovery.nextSeq
        let logID = log.logID
        disk = log.leave()
        if let last = shown.last, next <= last { return "\(next) is used again after \(last)" }
        if logID != 0xABC { return "the log has another id" }
        var found: [UInt64] = []
        for file in disk.logFiles(Self.path) {
            _ = LogScan.findings(of: file.span) { view, _, _ in
                if case .record = view.content { found.append(view.seq) }
            }
        }
        if found != found.sorted() || Set(found).count != found.count {
            return "the numbers do not rise: \(found)"
        }
        // What `--keep` removed went from the oldest on.
        let first = options.keep == .all ? 0 : found.first ?? .max
        let lost = shown.filter { $0 >= first && !found.contains($0) }
        return lost.isEmpty ? nil : "\(lost) were shown and are lost"
    }
}
