extension LogSegment {
    /// One piece of a file that is read from end to end; larger ones are no faster.
    private static var pieceSize: Int { 1 << 18 }

    /// Visits the lines from `offset`, which is the beginning of one, to the end. Returns where it
    /// stopped: behind the last line that was visited. What has no newline yet is not visited,
    /// unless no more can come.
    @discardableResult
    package func visit(
        from offset: UInt64, on disk: inout Disk, _ visit: LineVisitor
    ) throws(FileError) -> UInt64 {
        var next = offset
        while next < byteCount {
            let isLast = byteCount - next <= UInt64(Self.pieceSize)
            let (used, goesOn) = try read(Self.pieceSize, at: next, on: &disk) { piece in
                Self.visit(
                    piece, at: next, hasEnd: isLast && !isGrowing, isWhole: isLast, visit)
            }
            next += UInt64(used)
            if !goesOn || used == 0 { break }
            if used == Self.pieceSize { next = try lineEnd(from: next, on: &disk) }
        }
        return next
    }

    /// Behind the line that `offset` may lie in the middle of: what is longer than a piece is one
    /// damaged line, however long.
    private func lineEnd(from offset: UInt64, on disk: inout Disk) throws(FileError) -> UInt64 {
        var next = offset - 1
        while next < byteCount {
            let (newline, count) = try read(Self.pieceSize, at: next, on: &disk) { piece in
                (LogLine.newline(in: piece, from: 0), piece.count)
            }
            next += UInt64(newline)
            if newline < count { return next + 1 }
        }
        return next
    }

    private static func visit(
        _ piece: Span<UInt8>, at offset: UInt64, hasEnd: Bool, isWhole: Bool, _ visit: LineVisitor
    ) -> (used: Int, goesOn: Bool) {
        var start = 0
        while start < piece.count {
            let end = LogLine.newline(in: piece, from: start)
            if end == piece.count && !hasEnd {
                // A piece without any newline is damage: step over it, or nothing would move.
                if start == 0 && !isWhole { return (end, visit(nil, piece, offset)) }
                break
            }
            let line = piece.extracting(start..<end)
            let view = end == piece.count ? nil : try? LogLine.view(line)
            let goesOn = visit(view, line, offset + UInt64(start))
            start = min(end + 1, piece.count)
            if !goesOn { return (start, false) }
        }
        return (start, true)
    }

    /// The first good line that begins at `offset` or later, and before `limit`.
    package func firstGood(
        from offset: UInt64, before limit: UInt64 = .max, on disk: inout Disk
    ) throws(FileError) -> LinePlace? {
        var from = offset
        while from < min(limit, byteCount) {
            // One byte earlier, to see whether a line begins just here.
            let origin = from == 0 ? 0 : from - 1
            let (place, next) = try read(LogLine.byteLimit * 2, at: origin, on: &disk) { piece in
                Self.firstGood(in: piece, at: origin)
            }
            if let place { return place.offset < limit ? place : nil }
            guard next > from else { return nil }
            from = next
        }
        return nil
    }

    /// The first good line that begins in `piece`; if there is none, where to look further.
    private static func firstGood(
        in piece: Span<UInt8>, at origin: UInt64
    ) -> (LinePlace?, next: UInt64) {
        var start = origin == 0 ? 0 : LogLine.newline(in: piece, from: 0) + 1
        let first = start
        while start < piece.count {
            let end = LogLine.newline(in: piece, from: start)
            if end == piece.count { break }
            if let view = try? LogLine.view(piece.extracting(start..<end)) {
                let offset = origin + UInt64(start)
                let after = origin + UInt64(end) + 1
                return (LinePlace(offset: offset, end: after, view: view), 0)
            }
            start = end + 1
        }
        // A line that fills the piece from its beginning is longer than lines may be.
        return (nil, origin + UInt64(start == first ? piece.count : start))
    }

    /// By halves: the first good line of which `isAtOrAfter` is true. It has to be false for all
    /// lines before some place and true for all behind it, as it is for numbers and times.
    package func search(
        on disk: inout Disk, _ isAtOrAfter: (LineView) -> Bool
    ) throws(FileError) -> LinePlace? {
        var low: UInt64 = 0
        var high = byteCount
        while high - low > UInt64(LogLine.byteLimit) {
            let middle = low + (high - low) / 2
            guard let place = try firstGood(from: middle, before: high, on: &disk) else {
                high = middle
                continue
            }
            if isAtOrAfter(place.view) { high = middle } else { low = place.end }
        }
        var from = low
        while let place = try firstGood(from: from, on: &disk) {
            if isAtOrAfter(place.view) { return place }
            from = place.end
        }
        return nil
    }

    /// The line at a place that was found before, without its newline.
    package func line(at place: LinePlace, on disk: inout Disk) throws(FileError) -> [UInt8] {
        try read(Int(place.end - place.offset) - 1, at: place.offset, on: &disk) {
            [UInt8](copying: $0)
        }
    }
}
