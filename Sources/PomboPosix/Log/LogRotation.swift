import PomboCore

// How the active file becomes a rotated one, and what happens when somebody else moves it.

extension LogFile {
    /// Where the log is, seen from the outside.
    package enum Place: Equatable, Sendable {
        case here
        /// The file lives on under another name; this one's lines go there.
        case moved
        /// The lines go to a file that nobody can open any more.
        case deleted
    }

    /// Whether the file at the path is still the one that is written to. Worth asking each second.
    package func place() throws(FileError) -> Place {
        guard isRegular else { return .here }
        let mine = try file.facts()
        if mine.linkCount == 0 { return .deleted }
        return try FileFacts(at: path.active)?.identity == mine.identity ? .here : .moved
    }

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
        let last = try asAppendError { () throws(FileError) in try lastLine() }
        guard let last, let first = try asAppendError({ () throws(FileError) in try firstSeq() })
        else { return }
        rotatePause = byteCount + (options.rotateAt ?? 0) / 8
        let segment = path.segmentName(first)
        let (checksum, before) = try appendRotateLine(last)
        do throws(LogAppendError) {
            try makeFresh(previous: segment, checksum, last, state)
        } catch {
            // The old file goes on; its last line must not say that it ended.
            byteCount = before
            _ = try? Folder.remove(path.fresh)
            do throws(FileError) {
                try file.truncate(to: before)
                try file.sync()
            } catch { throw .fatal(error) }
            throw error
        }
        try asFatal { () throws(FileError) in
            try Folder.rename(path.active, to: path.beside(segment))
            try Folder.rename(path.fresh, to: path.active)
            try Folder.sync(path.folder)
        }
        try takeActive()
        applyKeep(at: now)
    }

    /// What SIGHUP asks for: if the file was moved or deleted, a new one at the path, as a rotation
    /// would make it. Says whether that was so.
    package mutating func reopen(
        at now: WallTime, state: (inout [UInt8]) -> Void
    ) throws(LogError) -> Bool {
        do throws(FileError) {
            if try place() == .here { return false }
            guard try FileFacts(at: path.active) == nil else {
                throw FileError(.open, path.active, code: LogErrorCode.exists)
            }
        } catch {
            throw error.code == LogErrorCode.exists
                ? .replaced(path: path.active) : .system(error)
        }
        do throws(LogAppendError) {
            let last = try asAppendError { () throws(FileError) in try lastLine() }
            let end = last ?? LastLine(seq: 0, time: now, checksum: 0)
            let (checksum, _) = try appendRotateLine(end)
            try makeFresh(previous: nil, checksum, end, state)
            try asFatal { () throws(FileError) in
                try Folder.rename(path.fresh, to: path.active)
                try Folder.sync(path.folder)
            }
            try takeActive()
        } catch {
            switch error {
            case .fatal(let cause): throw .system(cause)
            case .abandoned:
                throw .system(FileError(.write, path.active, code: LogErrorCode.noSpace))
            }
        }
        return true
    }

    // MARK: The steps

    private struct LastLine {
        var seq: UInt64
        var time: WallTime
        var checksum: UInt32
    }

    private mutating func appendRotateLine(
        _ last: LastLine
    ) throws(LogAppendError) -> (checksum: UInt32, before: UInt64) {
        let before = byteCount
        var lines: [UInt8] = []
        LogLine.append(.rotate, seq: last.seq, time: last.time, to: &lines)
        try append(lines.span, mustSync: true, at: .zero)
        let checksum = (try? LogLine.view(lines.span.extracting(0..<lines.count - 1)))?.checksum
        return (checksum ?? 0, before)
    }

    /// The new file, whole and on disk, under a name that no start mistakes for the log.
    private func makeFresh(
        previous: String?, _ checksum: UInt32, _ last: LastLine, _ state: (inout [UInt8]) -> Void
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
            try Folder.remove(path.fresh)
            let fresh = try File(path.fresh, .create)
            try fresh.appendAll(lines.span)
            try fresh.sync()
        } catch { throw .abandoned(error.failure) }
    }

    private mutating func takeActive() throws(LogAppendError) {
        do throws(FileError) {
            let next = try File(path.active, .append)
            byteCount = try next.facts().byteCount
            file = next
        } catch { throw .fatal(error) }
        // A head that is itself larger than the limit must not be rotated at once.
        rotatePause = byteCount + (options.rotateAt ?? 0) / 2
        unsyncedSince = nil
    }

    private func lastLine() throws(FileError) -> LastLine? {
        var bytes: [UInt8] = []
        let start = byteCount - min(byteCount, UInt64(LogLine.byteLimit))
        try file.read(Int(byteCount - start), at: start, to: &bytes)
        guard bytes.last == 0x0A else { return nil }
        bytes.removeLast()
        let lineStart = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard let view = try? LogLine.view(bytes.span.extracting(lineStart..<bytes.count)) else {
            return nil
        }
        return LastLine(seq: view.seq, time: view.time, checksum: view.checksum)
    }

    /// The number of the file's first record, which names it. Nil if it has none.
    private func firstSeq() throws(FileError) -> UInt64? {
        var scan = LogScan()
        var offset: UInt64 = 0
        var bytes: [UInt8] = []
        while offset < byteCount, scan.findings.firstSeq == nil {
            bytes.removeAll(keepingCapacity: true)
            try file.read(Int(min(1 << 16, byteCount - offset)), at: offset, to: &bytes)
            guard !bytes.isEmpty else { break }
            scan.feed(bytes.span) { _, _, _ in }
            offset += UInt64(bytes.count)
        }
        return scan.findings.firstSeq
    }

    private func asAppendError<Value>(
        _ body: () throws(FileError) -> Value
    ) throws(LogAppendError) -> Value {
        do throws(FileError) { return try body() } catch { throw .abandoned(error.failure) }
    }

    private func asFatal(_ body: () throws(FileError) -> Void) throws(LogAppendError) {
        do throws(FileError) { try body() } catch { throw .fatal(error) }
    }
}
