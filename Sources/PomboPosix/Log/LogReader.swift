import PomboCore

/// A log on this machine, to be read: its files, and the disk they lie on.
package struct LogReader {
    private var files: LogFiles<PosixDisk>

    package init(_ path: LogPath) throws(FileError) {
        var disk = PosixDisk()
        files = try LogFiles(path, on: &disk)
    }

    package var path: LogPath { files.path }
    /// Oldest first; the active file, if there is one, is the last.
    package var segments: [LogSegment<PosixDisk>] { files.segments }
    package var end: LogPosition { files.end }

    /// Takes note of what was appended and rotated since.
    package mutating func refresh() throws(FileError) {
        var disk = PosixDisk()
        try files.refresh(on: &disk)
    }

    /// The first good line with this number or a later one.
    package func position(seq: UInt64) throws(FileError) -> LogPosition? {
        var disk = PosixDisk()
        return try files.position(seq: seq, on: &disk)
    }

    /// The first good line of this time or a later one.
    package func position(time: WallTime) throws(FileError) -> LogPosition? {
        var disk = PosixDisk()
        return try files.position(time: time, on: &disk)
    }

    /// The line of one record, or nil if the log does not have it.
    package func line(seq: UInt64) throws(FileError) -> [UInt8]? {
        var disk = PosixDisk()
        return try files.line(seq: seq, on: &disk)
    }

    /// Visits the lines from `position` to the end, over all files. Returns where it stopped.
    @discardableResult
    package func visit(
        from position: LogPosition, _ visitor: LineVisitor
    ) throws(FileError) -> LogPosition {
        var disk = PosixDisk()
        return try files.visit(from: position, on: &disk, visitor)
    }
}
