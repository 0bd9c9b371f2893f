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
        /// Somebody cut it: lines that were on disk are not any more.
        case cut
    }

    /// Whether the file at the path is still the one that is written to. Worth asking each second.
    package func place() throws(FileError) -> Place {
        guard isRegular else { return .here }
        let mine = try file.facts()
        if mine.linkCount == 0 { return .deleted }
        guard try FileFacts(at: path.active)?.identity == mine.identity else { return .moved }
        return mine.byteCount < byteCount ? .cut : .here
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
        rotatePause = byteCount + (options.rotateAt ?? 0) / 8
        guard let last,
            let segment = try asAppendError({ () throws(FileError) in try segmentName() })
        else { return }
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

    /// What SIGHUP asks for: if the file was moved, deleted or cut, a new one at the path, as a
    /// rotation would make it; `seq` is the last number that was stamped. Says whether that was so.
    package mutating func reopen(
        after seq: UInt64, at now: WallTime, state: (inout [UInt8]) -> Void
    ) throws(LogError) -> Bool {
        let place = try whereToReopen()
        if place == .here { return false }
        do throws(LogAppendError) {
            if place == .cut {
                byteCount = try asAppendError { () throws(FileError) in
                    try file.facts().byteCount
                }
            }
            let last = try asAppendError { () throws(FileError) in try lastLine() }
            let end = last ?? LastLine(seq: seq, time: now, checksum: nil)
            var checksum = end.checksum
            if last != nil { checksum = try appendRotateLine(end).checksum }
            // What somebody left of a file that they cut is kept like one that was rotated.
            let remains = try asAppendError { () throws(FileError) in
                place == .cut ? try segmentName() : nil
            }
            try makeFresh(previous: remains, checksum, end, state)
            try asFatal { () throws(FileError) in
                if let remains { try Folder.rename(path.active, to: path.beside(remains)) }
                try Folder.rename(path.fresh, to: path.active)
                try Folder.sync(path.folder)
            }
            try takeActive()
        } catch {
            switch error {
            case .fatal(let cause): throw .system(cause)
            case .abandoned:
                throw .system(FileError(.write, path.active, .noSpace))
            }
        }
        return true
    }

    /// Where the file is, unless another one stands in its place. An empty one does not count: it
    /// is what programs that rotate logs leave there, and holds nothing.
    private func whereToReopen() throws(LogError) -> Place {
        do throws(FileError) {
            let place = try place()
            guard place == .moved || place == .deleted, let other = try FileFacts(at: path.active)
            else { return place }
            if other.isRegular && other.byteCount == 0 { return place }
        } catch { throw .system(error) }
        throw .replaced(path: path.active)
    }

    // MARK: The steps

    private struct LastLine {
        var seq: UInt64
        var time: WallTime
        var checksum: UInt32?
    }

    private mutating func appendRotateLine(
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
    private func makeFresh(
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

    /// The name that the file gets when it is rotated away. Nil if it has no record to be named by,
    /// or another file already has the name: nothing is ever written over.
    private func segmentName() throws(FileError) -> String? {
        guard let name = try firstSeq().map({ path.segmentName($0) }),
            try FileFacts(at: path.beside(name)) == nil
        else { return nil }
        return name
    }

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
