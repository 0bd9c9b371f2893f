/// Reads the bytes of one file in pieces of any size and hands out its good lines in order, on
/// both sides of whatever is damaged. Nothing about the result depends on how the bytes are cut.
package struct LogScan: Sendable {
    /// A good line: what it says, its bytes without the newline, and where in the file it begins.
    package typealias Consumer = (LineView, Span<UInt8>, UInt64) -> Void

    package private(set) var findings = LogFindings()
    /// The beginning of a line that the last piece did not end, at most `byteLimit` bytes of it.
    private var carry: [UInt8] = []
    /// Where the line that is being read begins, and how long it is so far.
    private var lineStart: UInt64 = 0
    private var lineByteCount: UInt64 = 0
    /// Damage that no good line has followed yet.
    private var pending: LogFindings.Damage?
    /// A line with zero bytes was met. A lost power leaves them where sectors of an unsynced write
    /// did not arrive, so what follows was never synced either: nobody was told of it, and taking
    /// it without what it followed would break its author's order. It is held until more follows
    /// than can ever be unsynced; then the zeros are damage like any other.
    private var isTorn = false
    private var held: [UInt8] = []
    /// Where the held lines begin in the file; the last entry is where they end.
    private var heldPlaces: [UInt64] = []
    /// While held lines are let go, further zeros among them are damage.
    private var isLettingGo = false

    /// More than a reservation of numbers and one batch with its service lines.
    package static let unsyncedLineLimit = Int(Specification.reservation) + 1024

    package init() {}

    package mutating func feed(_ piece: Span<UInt8>, _ consume: Consumer) {
        findings.byteCount += UInt64(piece.count)
        var start = 0
        if lineByteCount > 0 {
            let end = ByteSearch.newline(in: piece, from: 0)
            keep(piece.extracting(0..<end))
            if end == piece.count { return }
            let line = carry
            carry.removeAll(keepingCapacity: true)
            take(line.span, consume)
            start = end + 1
        }
        while start < piece.count {
            let end = ByteSearch.newline(in: piece, from: start)
            if end == piece.count {
                keep(piece.extracting(start..<end))
                return
            }
            lineByteCount = UInt64(end - start)
            take(piece.extracting(start..<end), consume)
            start = end + 1
        }
    }

    /// The end of the file: what has no newline is no line.
    package mutating func finish() -> LogFindings {
        if let end = heldPlaces.last {
            note(.line(.tooShort), until: end, lineCount: heldPlaces.count - 1)
        }
        if lineByteCount > 0 {
            note(.line(.tooShort), until: lineStart + lineByteCount)
            lineByteCount = 0
        }
        if let torn = pending {
            findings.tail = torn.range
            pending = nil
        }
        return findings
    }

    /// All of a file at once.
    package static func findings(of file: Span<UInt8>, _ consume: Consumer) -> LogFindings {
        var scan = LogScan()
        scan.feed(file, consume)
        return scan.finish()
    }

    private mutating func keep(_ part: Span<UInt8>) {
        lineByteCount += UInt64(part.count)
        carry.append(copying: part.extracting(0..<min(part.count, LogLine.byteLimit - carry.count)))
    }

    /// One line, newline found: take it, or add it to the damage.
    private mutating func take(_ line: Span<UInt8>, _ consume: Consumer) {
        let start = lineStart
        lineStart += lineByteCount + 1
        lineByteCount = 0
        if isTorn {
            hold(line, from: start, consume)
            return
        }
        do throws(LogLineError) {
            let view = try LogLine.view(line)
            guard isInOrder(view) else {
                note(.order(seq: view.seq, after: findings.lastSeq), until: lineStart, from: start)
                return
            }
            accept(view, line)
            consume(view, line, start)
        } catch {
            isTorn = !isLettingGo && Self.hasZeros(line)
            note(.line(error), until: lineStart, from: start)
        }
    }

    /// Records rise; other lines repeat the last number, or a later one if records were lost.
    @inline(__always)
    private func isInOrder(_ view: LineView) -> Bool {
        if case .record = view.content { return view.seq > findings.lastSeq }
        return view.seq >= findings.lastSeq
    }

    @inline(__always)
    private mutating func accept(_ view: LineView, _ line: Span<UInt8>) {
        if pending != nil { settle() }
        findings.lineCount += 1
        findings.unknownKeyCount += view.unknownKeyCount
        findings.lastSeq = view.seq
        if view.time < findings.lastTime { findings.timeFallCount += 1 }
        findings.lastTime = max(findings.lastTime, view.time)
        findings.lastChecksum = view.checksum
        findings.ending = nil
        switch view.content {
        case .record:
            findings.recordCount += 1
            if findings.firstSeq == nil { findings.firstSeq = view.seq }
        case .service: accept(view.service(in: line))
        case .unknown: findings.unknownLineCount += 1
        }
    }

    private mutating func accept(_ line: ServiceLine?) {
        switch line {
        case .open(let open): findings.open = open
        case .reserve(let until): findings.reservedUntil = max(findings.reservedUntil, until)
        case .rotate: findings.ending = .rotate
        case .close: findings.ending = .close
        case .damage(let byteCount, _, _) where findings.freshByteCount <= byteCount:
            findings.freshByteCount = 0
            findings.freshLineCount = 0
        case .damage, .state, .skew, nil: break
        }
    }

    private mutating func note(
        _ cause: LogFindings.Cause, until end: UInt64, from start: UInt64? = nil,
        lineCount: Int = 1
    ) {
        let start = start ?? lineStart
        let first = pending ?? LogFindings.Damage(range: start..<end, lineCount: 0, cause: cause)
        pending = LogFindings.Damage(
            range: first.range.lowerBound..<end, lineCount: first.lineCount + lineCount,
            cause: first.cause)
    }

    /// A good line follows, so the damage before it is no torn tail: it stays where it is.
    private mutating func settle() {
        guard let damage = pending else { return }
        pending = nil
        if findings.damages.count < LogFindings.damageLimit { findings.damages.append(damage) }
        findings.damagedByteCount += UInt64(damage.range.count)
        findings.damagedLineCount += UInt64(damage.lineCount)
        findings.freshByteCount += UInt64(damage.range.count)
        findings.freshLineCount += UInt64(damage.lineCount)
    }

    private mutating func hold(_ line: Span<UInt8>, from start: UInt64, _ consume: Consumer) {
        if heldPlaces.isEmpty { heldPlaces.append(start) }
        held.append(copying: line.extracting(0..<min(line.count, LogLine.byteLimit)))
        held.append(0x0A)
        // Where it ends in the file: of a line that is too long, not all is kept.
        heldPlaces.append(lineStart)
        if heldPlaces.count - 1 > Self.unsyncedLineLimit { letGo(consume) }
    }

    private mutating func letGo(_ consume: Consumer) {
        let lines = held
        let places = heldPlaces
        held = []
        heldPlaces = []
        isTorn = false
        isLettingGo = true
        var next = 0
        for (start, after) in zip(places, places.dropFirst()) {
            let end = ByteSearch.newline(in: lines.span, from: next)
            lineStart = start
            lineByteCount = after - start - 1
            take(lines.span.extracting(next..<end), consume)
            next = end + 1
        }
        isLettingGo = false
    }

    /// Four in a row: one flipped bit cannot make them.
    private static func hasZeros(_ line: Span<UInt8>) -> Bool {
        var run = 0
        for index in line.indices {
            run = line[index] == 0 ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }
}

extension LogScan {
    /// Whether the first lines look like a log's at all, or like what a crash leaves of its first
    /// one: a beginning, or zeros. A damaged log is recovered, but somebody's letter must not be
    /// cut to nothing.
    static func hasMark(_ piece: Span<UInt8>) -> Bool {
        let start = Array("{\"seq\":".utf8)
        let mark = start.dropFirst()
        if piece.indices.allSatisfy({ piece[$0] == 0 }) { return true }
        guard piece.count >= start.count else {
            return piece.indices.allSatisfy { piece[$0] == start[$0] }
        }
        for offset in 0...min(piece.count - start.count, LogLine.byteLimit)
        where mark.indices.allSatisfy({ piece[offset + $0] == mark[$0] }) {
            return true
        }
        return false
    }
}
