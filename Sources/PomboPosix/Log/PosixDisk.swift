import CPombo
import PomboCore

/// The machine's own file system as the disk of a log. It remembers nothing: what is open belongs
/// to the handles.
package struct PosixDisk: LogDisk, Sendable {
    package init() {}

    package func facts(at path: String) throws(FileError) -> FileFacts? { try FileFacts(at: path) }

    package func facts(of file: OpenFile) throws(FileError) -> FileFacts { try file.file.facts() }

    package func open(_ path: String, _ mode: FileMode) throws(FileError) -> OpenFile {
        switch mode {
        case .read: return OpenFile(try File(path, .read))
        case .readSettled: return try OpenFile(mapping: File(path, .read))
        case .append:
            cpombo_ignore_file_limit_signal()
            return OpenFile(try File(path, .append))
        case .create: return OpenFile(try File(path, .create))
        case .update: return OpenFile(try File(path, .update))
        }
    }

    package func append(_ bytes: Span<UInt8>, to file: OpenFile) throws(FileError) -> Int {
        try file.file.append(bytes)
    }

    package func write(
        _ bytes: Span<UInt8>, at offset: UInt64, of file: OpenFile
    ) throws(FileError) {
        try file.file.write(bytes, at: offset)
    }

    package func read<Result>(
        _ count: Int, at offset: UInt64, of file: OpenFile, _ body: (Span<UInt8>) -> Result
    ) throws(FileError) -> Result {
        try file.lend(count, at: offset, body)
    }

    package func sync(_ file: OpenFile) throws(FileError) -> Duration {
        let start = Clock().instant
        try file.file.sync()
        return start.duration(to: Clock().instant)
    }

    package func truncate(_ file: OpenFile, to byteCount: UInt64) throws(FileError) {
        try file.file.truncate(to: byteCount)
    }

    package func rename(_ old: String, to new: String) throws(FileError) {
        try Folder.rename(old, to: new)
    }

    package func remove(_ path: String) throws(FileError) { try Folder.remove(path) }

    package func names(in folder: String) throws(FileError) -> [String] {
        try Folder.names(in: folder)
    }

    package func syncFolder(_ path: String) throws(FileError) { try Folder.sync(path) }
}
