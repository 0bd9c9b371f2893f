/// Opening a log: whose it is, what is in it, what a crash left behind. In the order in which it
/// may fail, so that nothing is changed before the lock is held.
struct LogOpening<Disk: LogDisk> {
    private let path: LogPath
    private let now: WallTime
    private var recovery = LogRecovery()
    /// The active file was missing: numbers that it held may have been sent.
    private var isActiveLost = false

    struct Result {
        let file: Disk.Handle
        let lock: Disk.Handle?
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
        on disk: inout Disk, newID: UInt64, options: LogOptions, _ restore: (ParsedLine) -> Void
    ) throws(LogError) -> Result {
        let facts = try checkPlace(on: &disk)
        if let facts, !facts.isRegular { return try openDevice(on: &disk, newID, options) }
        let lock = try disk.lock(path.lock)
        do throws(FileError) {
            // Cut to nothing is as good as gone.
            if (facts?.byteCount ?? 0) == 0 { try returnSegment(insteadOf: facts, on: &disk) }
            try disk.remove(path.fresh)
        } catch { throw .system(error) }
        let file = try open(on: &disk)
        let size = try scan(file, on: &disk, restore)
        recovery.isNew = size == 0 && recovery.returnedSegment == nil
        let repair = LogRepair(
            recovery.findings, newID: newID, relay: options.relay, at: now,
            isPredecessorLost: isActiveLost)
        recovery.logID = repair.logID
        recovery.nextSeq = repair.nextSeq
        do throws(FileError) {
            var byteCount = size
            if let tail = recovery.findings.tail {
                try save(tail, of: file, on: &disk)
                byteCount = try replaceTail(at: tail.lowerBound, by: repair.lines, on: &disk)
            } else if !repair.lines.isEmpty,
                try append(repair.lines, to: file, at: size, on: &disk)
            {
                byteCount += UInt64(repair.lines.count)
            }
            // What was recovered is on disk before anybody is answered.
            _ = try disk.sync(file)
            try disk.syncFolder(path.folder)
            let isWritten = byteCount != size || recovery.findings.tail != nil
            return Result(
                file: file, lock: lock, recovery: recovery, byteCount: byteCount,
                isRegular: true, preface: isWritten ? [] : repair.lines)
        } catch { throw .system(error) }
    }

    /// What stands at the log's place, nil for nothing.
    private func checkPlace(on disk: inout Disk) throws(LogError) -> FileFacts? {
        do throws(FileError) {
            guard try disk.facts(at: path.folder)?.isFolder == true else {
                throw FileError(.inspect, path.folder, .missing)
            }
            let facts = try disk.facts(at: path.active)
            if facts?.isFolder != true { return facts }
        } catch {
            let isMissing = error.cause == .notAFolder || error.cause == .missing
            throw isMissing ? .missingFolder(path: path.folder) : .system(error)
        }
        throw .isFolder(path: path.active)
    }

    private func open(on disk: inout Disk) throws(LogError) -> Disk.Handle {
        do throws(FileError) { return try disk.open(path.active, .append) } catch {
            throw .system(error)
        }
    }

    /// A device has no past and no neighbours: no scan, no lock, no rotation.
    private mutating func openDevice(
        on disk: inout Disk, _ newID: UInt64, _ options: LogOptions
    ) throws(LogError) -> Result {
        let file = try open(on: &disk)
        recovery.isNew = true
        recovery.logID = newID
        let repair = LogRepair(LogFindings(), newID: newID, relay: options.relay, at: now)
        return Result(
            file: file, lock: nil, recovery: recovery, byteCount: 0, isRegular: false,
            preface: repair.lines)
    }

    /// Without an active file the newest rotated one takes its place again: it knows the log's id,
    /// its members and its last number. If a rotation was under way, nothing is lost by that.
    private mutating func returnSegment(
        insteadOf empty: FileFacts?, on disk: inout Disk
    ) throws(FileError) {
        guard let newest = try path.segments(on: &disk).last else { return }
        let isRotating = try disk.facts(at: path.fresh) != nil && empty == nil
        // The gap is written down before the file is the active one: a start that dies behind that
        // leaves a log without any sign that something is missing.
        if !isRotating { isActiveLost = try !reserveGap(in: newest.path, on: &disk) }
        try disk.rename(newest.path, to: path.active)
        try disk.syncFolder(path.folder)
        recovery.returnedSegment = newest.path
    }

    /// Whether the gap is written down. Behind a torn tail it cannot be, nor has to: the tail
    /// itself says that something is missing. Without room it goes with the first batch.
    private func reserveGap(in name: String, on disk: inout Disk) throws(FileError) -> Bool {
        let file = try disk.open(name, .append)
        var scan = LogScan()
        let size = try read(file, on: &disk) { piece, _ in scan.feed(piece) { _, _, _ in } }
        let findings = scan.finish()
        if findings.tail != nil || findings.lineCount == 0 { return false }
        let repair = LogRepair(
            findings, newID: 0, relay: "", at: now, isPredecessorLost: true)
        guard try append(repair.lines, to: file, at: size, on: &disk) else { return false }
        _ = try disk.sync(file)
        return true
    }

    /// Hands out the whole file piece by piece, each with where it begins. Returns its size.
    private func read(
        _ file: Disk.Handle, on disk: inout Disk, _ body: (Span<UInt8>, UInt64) -> Void
    ) throws(FileError) -> UInt64 {
        var offset: UInt64 = 0
        while true {
            let count = try disk.read(1 << 20, at: offset, of: file) { piece in
                body(piece, offset)
                return piece.count
            }
            if count == 0 { return offset }
            offset += UInt64(count)
        }
    }

    /// Reads the whole file. Returns its size.
    private mutating func scan(
        _ file: Disk.Handle, on disk: inout Disk, _ restore: (ParsedLine) -> Void
    ) throws(LogError) -> UInt64 {
        var scan = LogScan()
        var hasMark = false
        let size: UInt64
        do throws(FileError) {
            size = try read(file, on: &disk) { piece, offset in
                if offset == 0 { hasMark = LogScan.hasMark(piece) }
                scan.feed(piece) { view, line, _ in restore(view.parsed(line)) }
            }
        } catch { throw .system(error) }
        recovery.findings = scan.finish()
        if size > 0, recovery.findings.lineCount == 0, !hasMark {
            throw .notALog(path: path.active)
        }
        if let open = recovery.findings.open, open.version > LogLine.version {
            throw .laterVersion(path: path.active, version: open.version)
        }
        return size
    }

    /// Saves what stands behind the last good line beside the log.
    private mutating func save(
        _ tail: Range<UInt64>, of file: Disk.Handle, on disk: inout Disk
    ) throws(FileError) {
        let name = try unusedName(on: &disk)
        do throws(FileError) { try copy(tail, of: file, to: name, on: &disk) } catch {
            // On a full disk each start would leave another piece of it.
            _ = try? disk.remove(name)
            throw error
        }
        try disk.syncFolder(path.folder)
        recovery.tornFile = name
        recovery.cutByteCount = UInt64(tail.count)
    }

    private func copy(
        _ tail: Range<UInt64>, of file: Disk.Handle, to name: String, on disk: inout Disk
    ) throws(FileError) {
        let saved = try disk.open(name, .create)
        var offset = tail.lowerBound
        while offset < tail.upperBound {
            let count = Int(min(1 << 20, tail.upperBound - offset))
            let piece = try disk.read(count, at: offset, of: file) { Array(copying: $0) }
            guard !piece.isEmpty else { break }
            try disk.appendAll(piece.span, to: saved, at: name)
            offset += UInt64(piece.count)
        }
        _ = try disk.sync(saved)
    }

    /// Writes over the tail and only then cuts what is left of it: a crash in between leaves
    /// something that is still seen to be damaged, never a clean end without its gap.
    private func replaceTail(
        at offset: UInt64, by lines: [UInt8], on disk: inout Disk
    ) throws(FileError) -> UInt64 {
        let end = offset + UInt64(lines.count)
        let file = try disk.open(path.active, .update)
        try disk.write(lines.span, at: offset, of: file)
        _ = try disk.sync(file)
        try disk.truncate(file, to: end)
        return end
    }

    /// Whether there was room for the lines; if not, they have to go with the first batch.
    private func append(
        _ lines: [UInt8], to file: Disk.Handle, at end: UInt64, on disk: inout Disk
    ) throws(FileError) -> Bool {
        if (try? disk.appendAll(lines.span, to: file, at: path.active)) != nil { return true }
        try disk.truncate(file, to: end)
        return false
    }

    private func unusedName(on disk: inout Disk) throws(FileError) -> String {
        var attempt = 0
        while try disk.facts(at: path.torn(now, attempt)) != nil { attempt += 1 }
        return path.torn(now, attempt)
    }
}
