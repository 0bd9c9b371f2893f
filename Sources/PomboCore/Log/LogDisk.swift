/// Where a log lives, as the calls that it makes there: a real file system, or one made of dice.
///
/// Any call may fail, and a process may die between any two: whatever stands above has to come up
/// again with everything that was shown. The verbs change the disk, also those that only look, so
/// that a disk can be a plain value.
package protocol LogDisk {
    /// An open file. It is closed when nobody has its handle any more.
    associatedtype Handle

    /// What stands at a path, nil for nothing.
    mutating func facts(at path: String) throws(FileError) -> FileFacts?
    mutating func facts(of file: Handle) throws(FileError) -> FileFacts
    mutating func open(_ path: String, _ mode: FileMode) throws(FileError) -> Handle
    /// One write behind the end. Says how many bytes got through: fewer mean that there is no more
    /// room.
    mutating func append(_ bytes: Span<UInt8>, to file: Handle) throws(FileError) -> Int
    /// Writes all bytes over what is there.
    mutating func write(
        _ bytes: Span<UInt8>, at offset: UInt64, of file: Handle) throws(FileError)
    /// Lends the bytes at `offset`, at most `count` of them, fewer only at the end.
    mutating func read<Result>(
        _ count: Int, at offset: UInt64, of file: Handle, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result
    /// Brings what was written onto the disk. Says how long that took, by the disk's own clock.
    mutating func sync(_ file: Handle) throws(FileError) -> Duration
    mutating func truncate(_ file: Handle, to byteCount: UInt64) throws(FileError)
    mutating func rename(_ old: String, to new: String) throws(FileError)
    /// That it is missing already is no failure.
    mutating func remove(_ path: String) throws(FileError)
    /// The names in a folder, in order.
    mutating func names(in folder: String) throws(FileError) -> [String]
    /// Brings the names of a folder onto the disk: a new name is as easily lost as new bytes.
    mutating func syncFolder(_ path: String) throws(FileError)
    /// Makes a lock file or takes it over, and holds it as long as the handle lives.
    mutating func lock(_ path: String) throws(LogError) -> Handle
}

extension LogDisk {
    /// Appends all bytes or throws; what got through stays.
    mutating func appendAll(_ bytes: Span<UInt8>, to file: Handle, at path: String)
        throws(FileError)
    {
        guard try append(bytes, to: file) == bytes.count else {
            throw FileError(.write, path, .noSpace)
        }
    }
}
