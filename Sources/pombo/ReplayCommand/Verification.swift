import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `--verify`: whether every line is as it was written, and all of them are there.
struct Verification {
    private var lineCount = 0
    private var recordCount = 0
    private var unknownCount = 0
    private var damages = CheckFindings()
    /// What is unusual but no damage: numbers that a restart left out.
    private var remarks = CheckFindings()
    private var gaps = GapFinder()
    private var lastSeq: UInt64 = 0
    private var lastTime = WallTime(microseconds: .min)
    private var lastChecksum: UInt32?
    private var logID: UInt64?
    /// The last good line says that another file follows.
    private var isRotated = false
    /// The newest number of each room and of each inbox.
    private var rooms: [String: UInt64] = [:]
    private var inboxes: [UInt64: UInt64] = [:]

    /// A line's place in the words of a finding: put into words only when there is one.
    private struct Place {
        let file: String
        let offset: UInt64

        var text: String { "\(file):\(offset)" }
    }

    static func run(
        _ reader: LogReader, _ options: ReplayOptions, _ output: OutputStream
    ) throws(FileError) -> ExitCode {
        var verification = Verification()
        var previous: String?
        for segment in reader.segments {
            verification.isFirstLine = true
            let name = segment.path
            try segment.visit(from: 0) { view, line, offset in
                verification.check(view, line, at: offset, in: name, previous: previous)
                return true
            }
            if segment.byteCount == 0 { verification.remarks.add(name, Texts.emptyFile) }
            previous = name
        }
        try verification.checkEnd(of: reader)
        try output.write(verification.report(reader)[options.language].safeLines)
        try output.flush()
        return verification.damages.count == 0 ? .success : .damagedLog
    }

    private var isFirstLine = true

    private mutating func check(
        _ view: LineView?, _ line: Span<UInt8>, at offset: UInt64, in name: String,
        previous: String?
    ) {
        defer { isFirstLine = false }
        let place = Place(file: name, offset: offset)
        guard let view else {
            gaps.countDamage()
            forgetHeads()
            let hasReturn = line.count > 0 && line[line.count - 1] == 0x0D
            damages.add(
                place.text,
                hasReturn
                    ? Texts.returnAtEnd : Texts.badLine(Self.cause(line), byteCount: line.count))
            return
        }
        lineCount += 1
        unknownCount += view.unknownKeyCount
        // A fall is told once, not for each line until it is made up for.
        if view.time < lastTime { damages.add(place.text, Texts.timeFallsBack) }
        lastTime = view.time
        isRotated = false
        switch view.content {
        case .record(let fields):
            checkRecord(view, fields, in: line, place)
        case .service:
            guard let service = view.service(in: line) else { return }
            if view.seq < lastSeq {
                forgetHeads()
                damages.add(place.text, Texts.numberFallsBack)
            }
            checkService(service, place, previous: previous)
        case .unknown: unknownCount += 1
        }
        if isFirstLine, view.service(in: line)?.word != "open" {
            remarks.add(name, Texts.noOpenLine)
        }
        lastSeq = view.seq
        lastChecksum = view.checksum
    }

    private mutating func checkService(
        _ service: ServiceLine, _ place: Place, previous: String?
    ) {
        gaps.read(service)
        switch service {
        case .damage: forgetHeads()
        case .open(let open): checkOpen(open, place, previous: previous)
        case .state(let state): setHead(of: state)
        case .rotate: isRotated = true
        case .close, .reserve, .skew: break
        }
    }

    private mutating func checkRecord(
        _ view: LineView, _ record: RecordView, in line: Span<UInt8>, _ place: Place
    ) {
        recordCount += 1
        if view.seq <= lastSeq, recordCount > 1 || view.seq < lastSeq {
            forgetHeads()
            damages.add(place.text, Texts.comesAfter(view.seq, lastSeq))
        }
        if let gap = gaps.gap(before: view.seq), gap.missingCount > 0 {
            forgetHeads()
            if gap.isRecovery && gap.damagedLineCount == 0 {
                remarks.add(place.text, gap.phrase)
            } else {
                damages.add(place.text, gap.phrase)
            }
        }
        let head: UInt64?
        if let client = record.to {
            head = inboxes.updateValue(view.seq, forKey: client)
        } else {
            head = rooms.updateValue(view.seq, forKey: record.room(in: line))
        }
        // Where the stream's beginning is not in these files, the chain begins anywhere.
        if let head, record.prev != head, !mayBeginAnew(record) {
            damages.add(place.text, Texts.wrongPredecessor(view.seq, says: record.prev, is: head))
        }
    }

    /// A stream that the relay has forgotten begins at 0 again: an inbox dies with its client id, a
    /// room when more of them have records than are remembered.
    private func mayBeginAnew(_ record: RecordView) -> Bool {
        record.prev == 0 && (record.to != nil || rooms.count > RelayLimit.roomHeads)
    }

    /// After a gap, a chain may lead to what is missing.
    private mutating func forgetHeads() {
        rooms.removeAll()
        inboxes.removeAll()
    }

    private mutating func setHead(of state: ServiceLine.State) {
        switch state {
        case .room(let room, let head): rooms[room] = head
        case .author(let author): inboxes[author.client] = author.inboxHead
        case .member: break
        }
    }

    private mutating func checkOpen(
        _ open: ServiceLine.Open, _ place: Place, previous: String?
    ) {
        if let logID, open.logID != logID {
            damages.add(place.text, Texts.anotherLog(open.logID.hexDigits))
        }
        logID = open.logID
        guard isFirstLine else { return }
        if let named = open.previousFile, previous.map({ !$0.hasSuffix("/\(named)") }) ?? true {
            // The oldest ones are removed on purpose (`--keep`); one from between is not.
            let sentence = Texts.missingFile(named)
            if previous == nil {
                remarks.add(place.text, sentence)
            } else {
                damages.add(place.text, sentence)
            }
        } else if previous != nil, let checksum = open.previousChecksum, checksum != lastChecksum {
            damages.add(place.text, Texts.otherEnd)
        }
    }

    private mutating func checkEnd(of reader: LogReader) throws(FileError) {
        let path = reader.path.active
        switch try reader.ending() {
        case .whole:
            // A rotation has the next file ready before the old one is renamed. Only somebody who
            // names a rotated file by itself has no next one.
            if !isRotated { return }
            if reader.segments.count == 1 && reader.segments[0].isGrowing {
                remarks.add(path, Texts.noNextFile)
            } else {
                damages.add(path, Texts.noNextFile)
            }
        case .growing: remarks.add(path, Texts.lastLineGrows)
        case .torn: damages.add(path, Texts.lastLineTorn)
        }
    }

    /// Nil: the line is whole but for its end.
    private static func cause(_ line: Span<UInt8>) -> LogLineError? {
        do throws(LogLineError) {
            _ = try LogLine.view(line)
            return nil
        } catch { return error }
    }

    private func report(_ reader: LogReader) -> Phrase {
        var text = damages.lines(Texts.damageMark) + remarks.lines(Texts.noteMark)
        let end = Phrase(verbatim: "\n")
        if unknownCount > 0 { text = text + Texts.noteMark + Texts.laterKeys(unknownCount) + end }
        return text
            + Texts.verdict(
                files: reader.segments.count, lines: lineCount, records: recordCount,
                damages: damages.count) + end
    }
}

extension String {
    /// Each line in a form that cannot control a terminal.
    fileprivate var safeLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.of($0) }
            .joined(separator: "\n")
    }
}
