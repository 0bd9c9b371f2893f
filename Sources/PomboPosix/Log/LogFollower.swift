import PomboCore

/// Reads what is appended to a log while it is, across rotations. It never waits by itself: `poll`
/// reads what there is.
package final class LogFollower {
    private let path: LogPath
    private var segment: LogSegment<PosixDisk>?
    private var offset: UInt64
    /// The number of the last record that was handed out: no record comes twice.
    private var lastSeq: UInt64

    /// Begins behind `seq` in the files of `reader`, at a place that was reached there.
    package init(_ reader: LogReader, at position: LogPosition, after seq: UInt64) {
        path = reader.path
        offset = position.offset
        lastSeq = seq
        let start = reader.segments[position.segment]
        // A rotated file that is read on is read like one that grows: it may just have been one.
        segment = start
    }

    /// Hands out the lines that came since, nil for a damaged one. Says whether there were any.
    package func poll(
        _ body: (LineView?, Span<UInt8>) -> Void
    ) throws(FileError) -> Bool {
        var hasLines = false
        // As many files as there may be; each turn but the last one goes on to the next.
        while true {
            if try read(body) { hasLines = true }
            guard let segment, segment.isGrowing,
                try FileFacts(at: path.active)?.identity == segment.identity
            else {
                // Between the look and the move a last batch may have been written.
                if try read(body) { hasLines = true }
                guard try goOn() else { return hasLines }
                continue
            }
            return hasLines
        }
    }

    private func read(_ body: (LineView?, Span<UInt8>) -> Void) throws(FileError) -> Bool {
        guard segment != nil else { return false }
        try segment?.refresh()
        guard let segment else { return false }
        if segment.byteCount < offset { try stepBack(segment) }
        var hasLines = false
        offset = try segment.visit(from: offset) { view, line, _ in
            if let view, case .record = view.content {
                if view.seq <= lastSeq { return true }
                lastSeq = view.seq
            }
            body(view, line)
            hasLines = true
            return true
        }
        return hasLines
    }

    /// A batch was withdrawn after it was read: the same numbers come again, with other content.
    private func stepBack(_ segment: LogSegment<PosixDisk>) throws(FileError) {
        offset = 0
        var last: UInt64 = 0
        offset = try segment.visit(from: 0) { view, _, _ in
            if case .record? = view?.content { last = view?.seq ?? last }
            return true
        }
        lastSeq = min(lastSeq, last)
    }

    /// On to the file that follows. False if there is none yet: between two renames there is not.
    private func goOn() throws(FileError) -> Bool {
        var names = try path.segments().map(\.path)
        let hasActive = try FileFacts(at: path.active) != nil
        if hasActive { names.append(path.active) }
        var next = 0
        for (index, name) in names.enumerated()
        where try FileFacts(at: name)?.identity == segment?.identity {
            next = index + 1
        }
        if next == 0 {
            // Ours is gone: go on with the file in which the next number must be.
            let segments = try path.segments()
            next = max(0, segments.count(where: { $0.firstSeq <= lastSeq + 1 }) - 1)
        }
        guard next < names.count else { return false }
        segment = try LogSegment(names[next], isGrowing: names[next] == path.active)
        offset = 0
        return true
    }
}
