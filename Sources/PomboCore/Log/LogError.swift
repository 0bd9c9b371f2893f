/// Why a log cannot be opened, or cannot be trusted any more.
package enum LogError: Error, Equatable, Sendable {
    /// Another relay has it; its process id, if the lock tells.
    case locked(path: String, holder: Int32?)
    case missingFolder(path: String)
    /// There is a folder of the file's name.
    case isFolder(path: String)
    /// Not one line of it is a log's, nor looks like one: it is somebody's file.
    case notALog(path: String)
    /// A later version wrote it; appending would mix two formats.
    case laterVersion(path: String, version: Int)
    /// Another file stands where the log was.
    case replaced(path: String)
    case system(FileError)
}
