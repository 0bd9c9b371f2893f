// How the active file becomes a rotated one.

extension LogFile {
    /// Whether the file has reached the size from which it is rotated away.
    package var needsRotation: Bool {
        guard isRegular, let limit = options.rotateAt else { return false }
        return byteCount >= max(limit, rotatePause)
    }

    /// Gives the active file its number and begins a new one. `state` appends the lines that let a
    /// start read the new file only. After `abandoned` the old file goes on as before, and
    /// `needsRotation` stays quiet until it has grown by an eighth of its limit.
    package mutating func rotate(
        at now: WallTime, state: (inout [UInt8]) -> Void
    ) throws(LogAppendError) {
        precondition(isRegular)
        rotatePause = byteCount + (options.rotateAt ?? 0) / 8
        guard let (last, segment) = try lastLineAndName() else { return }
        let (checksum, before) = try appendRotateLine(last)
        do throws(LogAppendError) {
            try makeFresh(previous: segment, checksum, last, state)
        } catch {
            // The old file goes on; its last line must not say that it ended.
            byteCount = before
            _ = try? disk.remove(path.fresh)
            do throws(FileError) {
                try disk.truncate(file, to: before)
                _ = try disk.sync(file)
            } catch { throw .fatal(error) }
            throw error
        }
        try exchange(segment)
        applyKeep(at: now)
    }

    // MARK: The steps

    /// Nil if the file cannot be rotated away.
    private mutating func lastLineAndName() throws(LogAppendError) -> (LastLine, String)? {
        do throws(FileError) {
            guard let last = try LastLine(of: file, byteCount, on: &disk),
                let name = try segmentName()
            else { return nil }
            return (last, name)
        } catch { throw .abandoned(error.failure) }
    }

    mutating func appendRotateLine(
        _ last: LastLine
    ) throws(LogAppendError) -> (checksum: UInt32?, before: UInt64) {
        let before = byteCount
        var lines: [UInt8] = []
        LogLine.append(.rotate, seq: last.seq, time: last.time, to: &lines)
        try append(lines.span, mustSync: true, at: .zero)
        let checksum = (try? LogLine.view(lines.span.extracting(0..<lines.count - 1)))?.checksum
        return (checksum, before)
    }

    /// The new file, whole and on disk, under a name that no start mistakes for the log.
    mutating func makeFresh(
        previous: String?, _ checksum: UInt32?, _ last: LastLine, _ state: (inout [UInt8]) -> Void
    ) throws(LogAppendError) {
        var lines: [UInt8] = []
        let open = ServiceLine.Open(
            logID: logID, relay: options.relay, previousFile: previous,
            previousChecksum: checksum)
        LogLine.append(.open(open), seq: last.seq, time: last.time, to: &lines)
        if recovery.nextSeq - 1 > last.seq {
            // The gap of a recovery after which nothing was stamped yet.
            LogLine.append(
                .reserve(until: recovery.nextSeq - 1), seq: last.seq, time: last.time, to: &lines)
        }
        state(&lines)
        do throws(FileError) {
            try disk.remove(path.fresh)
            let fresh = try disk.open(path.fresh, .create)
            try disk.appendAll(lines.span, to: fresh, at: path.fresh)
            _ = try disk.sync(fresh)
        } catch { throw .abandoned(error.failure) }
    }

    /// The two renames: what stands at the path gets the name `segment`, if it is to be kept, and
    /// the fresh file takes its place. From the first one on there is no way back.
    mutating func exchange(_ segment: String?) throws(LogAppendError) {
        do throws(FileError) {
            if let segment { try disk.rename(path.active, to: path.beside(segment)) }
            try disk.rename(path.fresh, to: path.active)
            try disk.syncFolder(path.folder)
            file = try disk.open(path.active, .append)
            byteCount = try disk.facts(of: file).byteCount
        } catch { throw .fatal(error) }
        // A head that is itself larger than the limit must not be rotated at once.
        rotatePause = byteCount + (options.rotateAt ?? 0) / 2
        unsyncedSince = nil
    }

    /// The name that the file gets when it is rotated away. Nil if it has no record to be named by,
    /// or another file already has the name: nothing is ever written over.
    mutating func segmentName() throws(FileError) -> String? {
        guard let name = try firstSeq().map({ path.segmentName($0) }),
            try disk.facts(at: path.beside(name)) == nil
        else { return nil }
        return name
    }

    private mutating func firstSeq() throws(FileError) -> UInt64? {
        var scan = LogScan()
        var offset: UInt64 = 0
        while offset < byteCount, scan.findings.firstSeq == nil {
            let count = Int(min(1 << 16, byteCount - offset))
            let read = try disk.read(count, at: offset, of: file) { piece in
                scan.feed(piece) { _, _, _ in }
                return piece.count
            }
            if read == 0 { break }
            offset += UInt64(read)
        }
        return scan.findings.firstSeq
    }
}
