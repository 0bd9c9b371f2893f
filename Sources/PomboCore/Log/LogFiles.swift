/// The files of a log, to be read in order: the rotated ones and the active one. There is no index
/// file; numbers and times never fall, so everything is found by halves. Whoever has the disk lends
/// it to each call.
package struct LogFiles<Disk: LogDisk> {
    package let path: LogPath
    /// Oldest first; the active file, if there is one, is the last.
    package private(set) var segments: [LogSegment<Disk>] = []

    package init(_ path: LogPath, on disk: inout Disk) throws(FileError) {
        self.path = path
        try list(on: &disk)
        if segments.isEmpty { throw FileError(.open, path.active, .missing) }
    }

    /// Takes note of what was appended and rotated since.
    package mutating func refresh(on disk: inout Disk) throws(FileError) {
        let active = try disk.facts(at: path.active)
        if let last = segments.last, last.isGrowing, active?.identity == last.identity {
            try segments[segments.count - 1].refresh(on: &disk)
        } else {
            try list(on: &disk)
        }
    }

    private mutating func list(on disk: inout Disk) throws(FileError) {
        // A rotation between two looks would hide a file or show it twice.
        for _ in 0..<8 {
            let names = try path.segments(on: &disk)
            let active = try disk.facts(at: path.active)
            var found: [LogSegment<Disk>] = []
            for name in names {
                if let known = segments.first(where: { $0.path == name.path && !$0.isGrowing }) {
                    found.append(known)
                } else {
                    found.append(try LogSegment(name.path, isGrowing: false, on: &disk))
                }
            }
            if active != nil {
                found.append(try LogSegment(path.active, isGrowing: true, on: &disk))
            }
            segments = found
            if try path.segments(on: &disk) == names,
                try disk.facts(at: path.active)?.identity == active?.identity
            {
                return
            }
        }
    }

    package var end: LogPosition {
        LogPosition(segment: segments.count - 1, offset: segments.last?.byteCount ?? 0)
    }

    /// The first good line with this number or a later one.
    package func position(
        seq: UInt64, on disk: inout Disk
    ) throws(FileError) -> LogPosition? {
        let found = try find(on: &disk) { $0.seq >= seq }
        return found.map { LogPosition(segment: $0.segment, offset: $0.place.offset) }
    }

    /// The first good line of this time or a later one.
    package func position(
        time: WallTime, on disk: inout Disk
    ) throws(FileError) -> LogPosition? {
        let found = try find(on: &disk) { $0.time >= time }
        return found.map { LogPosition(segment: $0.segment, offset: $0.place.offset) }
    }

    /// The line of one record, or nil if the log does not have it.
    package func line(seq: UInt64, on disk: inout Disk) throws(FileError) -> [UInt8]? {
        guard let (segment, place) = try record(seq: seq, on: &disk) else { return nil }
        return try segments[segment].line(at: place, on: &disk)
    }

    /// Visits the lines from `position` to the end, over all files. Returns where it stopped.
    @discardableResult
    package func visit(
        from position: LogPosition, on disk: inout Disk, _ visitor: LineVisitor
    ) throws(FileError) -> LogPosition {
        var position = position
        var goesOn = true
        while true {
            position.offset = try segments[position.segment].visit(
                from: position.offset, on: &disk
            ) {
                goesOn = visitor($0, $1, $2)
                return goesOn
            }
            guard goesOn, position.segment + 1 < segments.count else { return position }
            position = LogPosition(segment: position.segment + 1, offset: 0)
        }
    }

    // MARK: Finding

    func record(
        seq: UInt64, on disk: inout Disk
    ) throws(FileError) -> (segment: Int, place: LinePlace)? {
        guard let found = try find(on: &disk, { $0.seq >= seq }), found.place.view.seq == seq,
            case .record = found.place.view.content
        else { return nil }
        return found
    }

    /// First the file, by its first line, then the line. The first line of a file repeats the last
    /// number of the one before, so what is looked for lies in the last file that begins before it.
    private func find(
        on disk: inout Disk, _ isAtOrAfter: (LineView) -> Bool
    ) throws(FileError) -> (segment: Int, place: LinePlace)? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            let first = try segments[middle].firstGood(from: 0, on: &disk)
            // A file without a good line cannot say; looking into it does no harm.
            if let first, isAtOrAfter(first.view) { high = middle } else { low = middle + 1 }
        }
        for segment in max(0, low - 1)..<segments.count {
            if let place = try segments[segment].search(on: &disk, isAtOrAfter) {
                return (segment, place)
            }
        }
        return nil
    }
}

extension LogFiles: Sendable where Disk.Handle: Sendable {}
