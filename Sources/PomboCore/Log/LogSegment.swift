/// One file of a log, to be read at any place.
///
/// A rotated file never changes again, and a disk may lend its pages as they are. The active file
/// is read instead: a relay on a full disk cuts it back, and touching a mapped page that is gone
/// ends the process.
package struct LogSegment<Disk: LogDisk> {
    package let path: String
    package let isGrowing: Bool
    package let identity: FileFacts.Identity
    package private(set) var byteCount: UInt64
    private let file: Disk.Handle

    package init(_ path: String, isGrowing: Bool, on disk: inout Disk) throws(FileError) {
        let file = try disk.open(path, isGrowing ? .read : .readSettled)
        let facts = try disk.facts(of: file)
        if facts.isFolder { throw FileError(.open, path, .isFolder) }
        guard facts.isRegular else { throw FileError(.open, path, .notAFile) }
        self.path = path
        self.isGrowing = isGrowing
        identity = facts.identity
        byteCount = facts.byteCount
        self.file = file
    }

    /// Looks again how much there is.
    package mutating func refresh(on disk: inout Disk) throws(FileError) {
        if isGrowing { byteCount = try disk.facts(of: file).byteCount }
    }

    /// Lends the bytes at `offset`, at most `count` of them, fewer only at the end.
    package func read<Result>(
        _ count: Int, at offset: UInt64, on disk: inout Disk, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        let end = min(byteCount, offset + UInt64(count))
        return try disk.read(offset < end ? Int(end - offset) : 0, at: offset, of: file, body)
    }
}

extension LogSegment: Sendable where Disk.Handle: Sendable {}
