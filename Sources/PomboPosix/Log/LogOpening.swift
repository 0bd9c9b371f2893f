import PomboCore

/// Opening a log: whose it is, what is in it, what a crash left behind. In the order in which it
/// may fail, so that nothing is changed before the lock is held.
struct LogOpening {
    private let path: LogPath
    private let now: WallTime
    private var recovery = LogRecovery()
    /// The active file was missing: numbers that it held may have been sent.
    private var isActiveLost = false

    struct Result: ~Copyable {
        let file: File
        let lock: LogLock?
        let recovery: LogRecovery
        let byteCount: UInt64
        let isRegular: Bool
        let preface: [UInt8]
    }

    init(_ path: LogPath, now: WallTime) {
        self.path = path
        self.now = now
    }

    mutating func run(
        newID: UInt64, options: LogOptions, _ restore: (ParsedLine) -> Void
    ) throws(LogError) -> Result {
        let facts = try checkPlace()
        if let facts, !facts.isRegular { return try openDevice(newID, options) }
        let lock = try LogLock(path.lock)
        do throws(FileError) {
            // Cut to nothing is as good as gone.
            if (facts?.byteCount ?? 0) == 0 { try returnSegment(insteadOf: facts) }
            try Folder.remove(path.fresh)
        } catch { throw .system(error) }
        let file = try open()
        let size = try scan(file, restore)
        recovery.isNew = size == 0 && recovery.returnedSegment == nil
        let repair = LogRepair(
            recovery.findings, newID: newID, relay: options.relay, at: now,
            isPredecessorLost: isActiveLost)
        recovery.logID = repair.logID
        recovery.nextSeq = repair.nextSeq
        do throws(FileError) {
            var byteCount = size
            if let tail = recovery.findings.tail {
                try save(tail, of: file)
                byteCount = try replaceTail(at: tail.lowerBound, by: repair.lines)
            } else if !repair.lines.isEmpty, try append(repair.lines, to: file, at: size) {
                byteCount += UInt64(repair.lines.count)
            }
            // What was recovered is on disk before anybody is answered.
            try file.sync()
            try Folder.sync(path.folder)
            let isWritten = byteCount != size || recovery.findings.tail != nil
            return Result(
                file: file, lock: lock, recovery: recovery, byteCount: byteCount,
                isRegular: true, preface: isWritten ? [] : repair.lines)
        } catch { throw .system(error) }
    }

    /// What stands at the log's place, nil for nothing.
    private func checkPlace() throws(LogError) -> FileFacts? {
        do throws(FileError) {
            guard try FileFacts(at: path.folder)?.isFolder == true else {
                throw FileError(.inspect, path.folder, .missing)
            }
            let facts = try FileFacts(at: path.active)
            if facts?.isFolder != true { return facts }
        } catch {
            let isMissing = error.cause == .notAFolder || error.cause == .missing
            throw isMissing ? .missingFolder(path: path.folder) : .system(error)
        }
        throw .isFolder(path: path.active)
    }

    private func open() throws(LogError) -> File {
        do throws(FileError) { return try File(path.active, .append) } catch {
            throw .system(error)
        }
    }

    /// A device has no past and no neighbours: no scan, no lock, no rotation.
    private mutating func openDevice(
        _ newID: UInt64, _ options: LogOptions
    ) throws(LogError) -> Result {
        let file = try open()
        recovery.isNew = true
        recovery.logID = newID
        let repair = LogRepair(LogFindings(), newID: newID, relay: options.relay, at: now)
        return Result(
            file: file, lock: nil, recovery: recovery, byteCount: 0, isRegular: false,
            preface: repair.lines)
    }

    /// Without an active file the newest rotated one takes its place again: it knows the log's id,
    /// its members and its last number. If a rotation was under way, nothing is lost by that.
    private mutating func returnSegment(insteadOf empty: FileFacts?) throws(FileError) {
        guard let newest = try path.segments().last else { return }
        let isRotating = try FileFacts(at: path.fresh) != nil && empty == nil
        isActiveLost = !isRotating
        try Folder.rename(newest.path, to: path.active)
        try Folder.sync(path.folder)
        recovery.returnedSegment = newest.path
    }

    /// Reads the whole file. Returns its size.
    private mutating func scan(
        _ file: borrowing File, _ restore: (ParsedLine) -> Void
    ) throws(LogError) -> UInt64 {
        var scan = LogScan()
        var piece: [UInt8] = []
        var offset: UInt64 = 0
        var hasMark = false
        repeat {
            piece.removeAll(keepingCapacity: true)
            do throws(FileError) { try file.read(1 << 20, at: offset, to: &piece) } catch {
                throw .system(error)
            }
            if offset == 0 { hasMark = Self.hasMark(piece.span) }
            scan.feed(piece.span) { view, line, _ in restore(view.parsed(line)) }
            offset += UInt64(piece.count)
        } while !piece.isEmpty
        recovery.findings = scan.finish()
        if offset > 0, recovery.findings.lineCount == 0, !hasMark {
            throw .notALog(path: path.active)
        }
        if let open = recovery.findings.open, open.version > LogLine.version {
            throw .laterVersion(path: path.active, version: open.version)
        }
        return offset
    }

    /// Whether the first lines look like a log's at all. A damaged log is recovered, but somebody's
    /// letter must not be cut to nothing.
    private static func hasMark(_ piece: Span<UInt8>) -> Bool {
        let mark = Array("\"seq\":".utf8)
        guard piece.count >= mark.count else { return false }
        for start in 0...min(piece.count - mark.count, LogLine.byteLimit)
        where mark.indices.allSatisfy({ piece[start + $0] == mark[$0] }) {
            return true
        }
        return false
    }

    /// Saves what stands behind the last good line beside the log.
    private mutating func save(
        _ tail: Range<UInt64>, of file: borrowing File
    ) throws(FileError) {
        let name = try unusedName()
        do throws(FileError) { try copy(tail, of: file, to: name) } catch {
            // On a full disk each start would leave another piece of it.
            _ = try? Folder.remove(name)
            throw error
        }
        try Folder.sync(path.folder)
        recovery.tornFile = name
        recovery.cutByteCount = UInt64(tail.count)
    }

    private func copy(
        _ tail: Range<UInt64>, of file: borrowing File, to name: String
    ) throws(FileError) {
        let saved = try File(name, .create)
        var offset = tail.lowerBound
        var piece: [UInt8] = []
        while offset < tail.upperBound {
            piece.removeAll(keepingCapacity: true)
            let count = Int(min(1 << 20, tail.upperBound - offset))
            try file.read(count, at: offset, to: &piece)
            guard !piece.isEmpty else { break }
            try saved.appendAll(piece.span)
            offset += UInt64(piece.count)
        }
        try saved.sync()
    }

    /// Writes over the tail and only then cuts what is left of it: a crash in between leaves
    /// something that is still seen to be damaged, never a clean end without its gap.
    private func replaceTail(
        at offset: UInt64, by lines: [UInt8]
    ) throws(FileError) -> UInt64 {
        let end = offset + UInt64(lines.count)
        let file = try File(path.active, .update)
        try file.write(lines.span, at: offset)
        try file.sync()
        try file.truncate(to: end)
        return end
    }

    /// Whether there was room for the lines; if not, they have to go with the first batch.
    private func append(
        _ lines: [UInt8], to file: borrowing File, at end: UInt64
    ) throws(FileError) -> Bool {
        if (try? file.appendAll(lines.span)) != nil { return true }
        try file.truncate(to: end)
        return false
    }

    private func unusedName() throws(FileError) -> String {
        var attempt = 0
        while try FileFacts(at: path.torn(now, attempt)) != nil { attempt += 1 }
        return path.torn(now, attempt)
    }
}
