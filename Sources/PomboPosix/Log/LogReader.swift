import PomboCore

/// A log to be read: its rotated files and the active one, in order. There is no index file;
/// numbers and times never fall, so everything is found by halves.
package struct LogReader {
    package let path: LogPath
    /// Oldest first; the active file, if there is one, is the last.
    package private(set) var segments: [LogSegment] = []

    /// Where a line begins.
    package struct Position: Equatable, Sendable {
        package var segment: Int
        package var offset: UInt64

        package init(segment: Int = 0, offset: UInt64 = 0) {
            self.segment = segment
            self.offset = offset
        }
    }

    package init(_ path: LogPath) throws(FileError) {
        self.path = path
        try list()
        if segments.isEmpty { throw FileError(.open, path.active, .missing) }
    }

    /// Takes note of what was appended and rotated since.
    package mutating func refresh() throws(FileError) {
        let active = try FileFacts(at: path.active)
        if let last = segments.last, last.isGrowing, active?.identity == last.identity {
            try last.refresh()
        } else {
            try list()
        }
    }

    private mutating func list() throws(FileError) {
        // A rotation between two looks would hide a file or show it twice.
        for _ in 0..<8 {
            let names = try path.segments()
            let active = try FileFacts(at: path.active)
            var found: [LogSegment] = []
            for name in names {
                if let known = segments.first(where: { $0.path == name.path && !$0.isGrowing }) {
                    found.append(known)
                } else {
                    found.append(try LogSegment(name.path, isGrowing: false))
                }
            }
            if active != nil { found.append(try LogSegment(path.active, isGrowing: true)) }
            segments = found
            if try path.segments() == names,
                try FileFacts(at: path.active)?.identity == active?.identity
            {
                return
            }
        }
    }

    package var end: Position {
        Position(segment: segments.count - 1, offset: segments.last?.byteCount ?? 0)
    }

    /// The first good line with this number or a later one.
    package func position(seq: UInt64) throws(FileError) -> Position? {
        try find { $0.seq >= seq }.map { Position(segment: $0.segment, offset: $0.place.offset) }
    }

    /// The first good line of this time or a later one.
    package func position(time: WallTime) throws(FileError) -> Position? {
        try find { $0.time >= time }.map { Position(segment: $0.segment, offset: $0.place.offset) }
    }

    /// The line of one record, or nil if the log does not have it.
    package func line(seq: UInt64) throws(FileError) -> [UInt8]? {
        guard let (segment, place) = try record(seq: seq) else { return nil }
        return try segments[segment].line(at: place)
    }

    /// Visits the lines from `position` to the end, over all files. Returns where it stopped.
    @discardableResult
    package func visit(
        from position: Position, _ visitor: LogSegment.Visitor
    ) throws(FileError) -> Position {
        var position = position
        var goesOn = true
        while true {
            position.offset = try segments[position.segment].visit(from: position.offset) {
                goesOn = visitor($0, $1, $2)
                return goesOn
            }
            guard goesOn, position.segment + 1 < segments.count else { return position }
            position = Position(segment: position.segment + 1, offset: 0)
        }
    }

    // MARK: Finding

    func record(seq: UInt64) throws(FileError) -> (segment: Int, place: LogSegment.Place)? {
        guard let found = try find({ $0.seq >= seq }), found.place.view.seq == seq,
            case .record = found.place.view.content
        else { return nil }
        return found
    }

    /// First the file, by its first line, then the line. The first line of a file repeats the last
    /// number of the one before, so what is looked for lies in the last file that begins before it.
    private func find(
        _ isAtOrAfter: (LineView) -> Bool
    ) throws(FileError) -> (segment: Int, place: LogSegment.Place)? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            let first = try segments[middle].firstGood(from: 0)
            // A file without a good line cannot say; looking into it does no harm.
            if let first, isAtOrAfter(first.view) { high = middle } else { low = middle + 1 }
        }
        for segment in max(0, low - 1)..<segments.count {
            if let place = try segments[segment].search(isAtOrAfter) { return (segment, place) }
        }
        return nil
    }
}
