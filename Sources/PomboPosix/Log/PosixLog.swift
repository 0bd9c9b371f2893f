import PomboCore

// A log on this machine without a word about its disk: there is only one.

extension LogFile where Disk == PosixDisk {
    package init(
        _ path: LogPath, options: LogOptions = LogOptions(), newID id: UInt64, at now: WallTime,
        _ restore: (ParsedLine) -> Void
    ) throws(LogError) {
        var disk = PosixDisk()
        try self.init(path, on: &disk, options: options, newID: id, at: now, restore)
    }
}

extension LogPath {
    package func segments() throws(FileError) -> [Segment] {
        var disk = PosixDisk()
        return try segments(on: &disk)
    }

    package func keptSecret(fresh: Secret) throws(LogError) -> Secret {
        var disk = PosixDisk()
        return try keptSecret(fresh: fresh, on: &disk)
    }
}

extension LogSegment where Disk == PosixDisk {
    package init(_ path: String, isGrowing: Bool) throws(FileError) {
        var disk = PosixDisk()
        try self.init(path, isGrowing: isGrowing, on: &disk)
    }

    package mutating func refresh() throws(FileError) {
        var disk = PosixDisk()
        try refresh(on: &disk)
    }

    package func read<Result>(
        _ count: Int, at offset: UInt64, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        var disk = PosixDisk()
        return try read(count, at: offset, on: &disk, body)
    }

    @discardableResult
    package func visit(
        from offset: UInt64, _ visitor: LineVisitor
    ) throws(FileError) -> UInt64 {
        var disk = PosixDisk()
        return try visit(from: offset, on: &disk, visitor)
    }

    package func firstGood(
        from offset: UInt64, before limit: UInt64 = .max
    ) throws(FileError) -> LinePlace? {
        var disk = PosixDisk()
        return try firstGood(from: offset, before: limit, on: &disk)
    }
}
