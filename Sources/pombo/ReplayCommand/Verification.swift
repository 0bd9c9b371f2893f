import PomboCore
import PomboPosix

/// `--verify`: whether every line is as it was written, and all of them are there.
struct Verification {
    private var lineCount = 0
    private var recordCount = 0
    private var unknownCount = 0
    private(set) var damages: [Phrase] = []
    /// What is unusual but no damage: numbers that a restart left out.
    private(set) var remarks: [Phrase] = []
    private var gaps = GapFinder()
    private var lastSeq: UInt64 = 0
    private var lastTime = WallTime(microseconds: .min)
    private var lastChecksum: UInt32?
    private var logID: UInt64?
    /// The newest number of each stream.
    private var heads: [String: UInt64] = [:]

    /// As many findings are listed one by one; what is beyond is counted.
    private static let listLimit = 100

    static func run(
        _ reader: LogReader, _ options: ReplayOptions, _ output: OutputStream
    ) throws(FileError) -> ExitCode {
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
        try output.write(verification.report(reader)[options.language].safeLines)
        try output.flush()
        return verification.damages.isEmpty ? .success : .damagedLog
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
            note(place, Texts.badLine(Self.cause(line), byteCount: line.count))
            return
        }
        lineCount += 1
        unknownCount += view.unknownKeyCount
        if view.time < lastTime { note(place, Texts.timeFallsBack) }
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
            if view.seq < lastSeq { note(place, Texts.numberFallsBack) }
        case .unknown: unknownCount += 1
        }
        if isFirstLine, view.service(in: line)?.word != "open" {
            remark(name, Texts.noOpenLine)
        }
        lastSeq = max(lastSeq, view.seq)
        lastChecksum = view.checksum
    }

    private mutating func checkRecord(_ view: LineView, _ record: LogRecord, _ place: String) {
        recordCount += 1
        if view.seq <= lastSeq, recordCount > 1 || view.seq < lastSeq {
            note(place, Texts.comesAfter(view.seq, lastSeq))
        }
        if let gap = gaps.gap(before: view.seq), gap.missingCount > 0 {
            forgetHeads()
            if gap.isRecovery && gap.damagedLineCount == 0 {
                remark(place, gap.phrase)
            } else {
                note(place, gap.phrase)
            }
        }
        let stream = record.to.map { "i\($0)" } ?? "r\(record.room)"
        let head = heads[stream]
        // Where the stream's beginning is not in these files, the chain begins anywhere.
        if let head, record.prev != head, !mayBeginAnew(record) {
            note(place, Texts.wrongPredecessor(view.seq, says: record.prev, is: head))
        }
        heads[stream] = view.seq
    }

    /// A stream that the relay has forgotten begins at 0 again: an inbox dies with its client id, a
    /// room when more of them have records than are remembered.
    private func mayBeginAnew(_ record: LogRecord) -> Bool {
        if record.prev != 0 { return false }
        return record.to != nil || heads.keys.count { $0.hasPrefix("r") } > RelayLimit.roomHeads
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
            note(place, Texts.anotherLog(open.logID.hexDigits))
        }
        logID = logID ?? open.logID
        guard isFirstLine, let previous else { return }
        if let named = open.previousFile, !previous.hasSuffix("/\(named)"), previous != named {
            note(place, Texts.missingFile(named))
        } else if let checksum = open.previousChecksum, checksum != lastChecksum {
            note(place, Texts.otherEnd)
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
            remark(segment.path, Texts.lastLineGrows)
        } else {
            note(segment.path, Texts.lastLineTorn)
        }
    }

    private mutating func note(_ place: String, _ finding: Phrase) {
        damages.append(Phrase(verbatim: "\(place): ") + finding)
    }

    private mutating func remark(_ place: String, _ finding: Phrase) {
        remarks.append(Phrase(verbatim: "\(place): ") + finding)
    }

    /// Nil: the line is whole but for its end.
    private static func cause(_ line: Span<UInt8>) -> LogLineError? {
        do throws(LogLineError) {
            _ = try LogLine.view(line)
            return nil
        } catch { return error }
    }

    private func report(_ reader: LogReader) -> Phrase {
        let end = Phrase(verbatim: "\n")
        var text = Phrase(verbatim: "")
        for finding in damages.prefix(Self.listLimit) {
            text = text + Texts.damageMark + finding + end
        }
        if damages.count > Self.listLimit {
            text = text + Texts.damageMark + Texts.more(damages.count - Self.listLimit) + end
        }
        for remark in remarks.prefix(Self.listLimit) {
            text = text + Texts.noteMark + remark + end
        }
        if unknownCount > 0 { text = text + Texts.noteMark + Texts.laterKeys(unknownCount) + end }
        return text
            + Texts.verdict(
                files: reader.segments.count, lines: lineCount, records: recordCount,
                damages: damages.count) + end
    }
}

extension String {
    /// Each line in a form that no terminal obeys.
    fileprivate var safeLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.of($0) }
            .joined(separator: "\n")
    }
}
