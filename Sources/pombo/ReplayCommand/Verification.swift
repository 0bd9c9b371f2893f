import PomboCore
import PomboPosix

/// `--verify`: whether every line is as it was written, and all of them are there.
struct Verification {
    private var lineCount = 0
    private var recordCount = 0
    private var unknownCount = 0
    private(set) var damages: [String] = []
    /// What is unusual but no damage: numbers that a restart left out.
    private(set) var remarks: [String] = []
    private var gaps = GapFinder()
    private var lastSeq: UInt64 = 0
    private var lastTime = WallTime(microseconds: .min)
    private var lastChecksum: UInt32?
    private var logID: UInt64?
    /// The newest number of each stream.
    private var heads: [String: UInt64] = [:]

    /// As many findings are listed one by one; what is beyond is counted.
    private static let listLimit = 100

    static func run(_ reader: LogReader, _ output: OutputStream) throws(FileError) -> Int32 {
        var verification = Verification()
        var previous: String?
        for (index, segment) in reader.segments.enumerated() {
            verification.begin()
            let name = segment.path
            try segment.visit(from: 0) { view, line, offset in
                verification.check(view, line, at: offset, in: name, previous: previous)
                return true
            }
            try verification.checkEnd(
                of: segment, isLast: index == reader.segments.count - 1,
                lock: reader.path.lock)
            previous = name
        }
        try output.write(verification.report(reader))
        try output.flush()
        return verification.damages.isEmpty
            ? ReplayCommand.Exit.printed : ReplayCommand.Exit.damage
    }

    private var isFirstLine = true

    private mutating func begin() { isFirstLine = true }

    private mutating func check(
        _ view: LineView?, _ line: Span<UInt8>, at offset: UInt64, in name: String,
        previous: String?
    ) {
        defer { isFirstLine = false }
        let place = "\(name):\(offset)"
        guard let view else {
            gaps.noteDamage()
            forgetHeads()
            damages.append("\(place): \(Self.cause(line)), \(line.count) bytes")
            return
        }
        lineCount += 1
        unknownCount += view.unknownKeyCount
        if view.time < lastTime { damages.append("\(place): its time falls back") }
        lastTime = max(lastTime, view.time)
        switch view.content {
        case .record(let fields):
            checkRecord(view, view.record(fields, in: line), place)
        case .service:
            guard let service = view.service(in: line) else { return }
            gaps.note(service)
            if case .damage = service { forgetHeads() }
            if case .open(let open) = service { checkOpen(open, place, previous: previous) }
            if case .state(let state) = service { note(state) }
            if view.seq < lastSeq { damages.append("\(place): its number falls back") }
        case .unknown: unknownCount += 1
        }
        if isFirstLine, view.service(in: line)?.word != "open" {
            remarks.append("\(name): does not begin with an open line")
        }
        lastSeq = max(lastSeq, view.seq)
        lastChecksum = view.checksum
    }

    private mutating func checkRecord(_ view: LineView, _ record: LogRecord, _ place: String) {
        recordCount += 1
        if view.seq <= lastSeq, recordCount > 1 || view.seq < lastSeq {
            damages.append("\(place): #\(view.seq) comes after #\(lastSeq)")
        }
        if let gap = gaps.gap(before: view.seq), gap.missingCount > 0 {
            forgetHeads()
            if gap.isRecovery && gap.damagedLineCount == 0 {
                remarks.append("\(place): \(gap.sentence)")
            } else {
                damages.append("\(place): \(gap.sentence)")
            }
        }
        let stream = record.to.map { "i\($0)" } ?? "r\(record.room)"
        let head = heads[stream]
        // Where the stream's beginning is not in these files, the chain begins anywhere.
        if let head, record.prev != head {
            damages.append(
                "\(place): #\(view.seq) follows #\(record.prev), but #\(head) is its predecessor")
        }
        heads[stream] = view.seq
    }

    /// Behind a hole, a chain may lead to what is missing.
    private mutating func forgetHeads() { heads.removeAll() }

    private mutating func note(_ state: ServiceLine.State) {
        switch state {
        case .room(let room, let head): heads["r\(room)"] = head
        case .author(let author): heads["i\(author.client)"] = author.inboxHead
        case .member: break
        }
    }

    private mutating func checkOpen(
        _ open: ServiceLine.Open, _ place: String, previous: String?
    ) {
        if let logID, open.logID != logID {
            damages.append("\(place): belongs to another log, \(open.logID.hexDigits)")
        }
        logID = logID ?? open.logID
        guard isFirstLine, let previous else { return }
        if let named = open.previousFile, !previous.hasSuffix("/\(named)"), previous != named {
            damages.append("\(place): follows \(named), which is not here")
        } else if let checksum = open.previousChecksum, checksum != lastChecksum {
            damages.append("\(place): the file before it does not end as it did")
        }
    }

    /// A last line without its end is torn, unless a relay is just writing it.
    private mutating func checkEnd(
        of segment: LogSegment, isLast: Bool, lock: String
    ) throws(FileError) {
        let tail = segment.byteCount - min(segment.byteCount, UInt64(LogLine.byteLimit))
        let whole = try segment.withBytes(at: tail, LogLine.byteLimit) { bytes in
            bytes.count == 0 || bytes[bytes.count - 1] == 0x0A
        }
        if whole || !segment.isGrowing { return }
        if isLast, try FileFacts(at: lock) != nil, try !File(lock, .read).tryLock() {
            remarks.append("\(segment.path): a relay is writing its last line")
        } else {
            damages.append("\(segment.path): its last line is torn")
        }
    }

    private static func cause(_ line: Span<UInt8>) -> String {
        do throws(LogLineError) {
            _ = try LogLine.view(line)
            return "the last line has no end"
        } catch {
            switch error {
            case .tooShort, .trailer: return "no line of a log"
            case .tooLong: return "too long for a line"
            case .checksum: return "the checksum does not fit"
            case .notCanonical(let offset): return "not as pombo writes it, from byte \(offset) on"
            case .incomplete: return "a key is missing"
            }
        }
    }

    private func report(_ reader: LogReader) -> String {
        var text = ""
        for finding in damages.prefix(Self.listLimit) { text += "damage  \(finding)\n" }
        if damages.count > Self.listLimit {
            text += "damage  and \(damages.count - Self.listLimit) more\n"
        }
        for remark in remarks.prefix(Self.listLimit) { text += "note    \(remark)\n" }
        if unknownCount > 0 {
            text += "note    \(Plural.of(unknownCount, "key or kind")) of a later version\n"
        }
        let files = Plural.of(reader.segments.count, "file")
        let verdict = damages.isEmpty ? "good" : Plural.of(damages.count, "finding")
        text +=
            "\(files), \(Plural.of(lineCount, "line")), \(Plural.of(recordCount, "record")): "
            + "\(verdict)\n"
        return VisibleText.lines(text)
    }
}

extension VisibleText {
    /// The same for several lines.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }
            .joined(separator: "\n")
    }
}
