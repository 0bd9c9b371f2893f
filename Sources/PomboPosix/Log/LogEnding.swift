import PomboCore

/// How a log ends.
package enum LogEnding: Equatable, Sendable {
    case whole
    /// In the middle of a line, and a relay is just writing it.
    case growing
    /// In the middle of a line that nobody goes on with.
    case torn
}

extension LogReader {
    package func ending() throws(FileError) -> LogEnding {
        guard let last = segments.last, last.isGrowing, last.byteCount > 0 else { return .whole }
        let end = try last.read(1, at: last.byteCount - 1) { $0.count == 0 ? 0 : $0[0] }
        if end == 0x0A { return .whole }
        return isLocked ? .growing : .torn
    }

    /// Whether a relay holds the log. Who may not look at the lock cannot say that none does.
    private var isLocked: Bool {
        do throws(FileError) {
            guard try FileFacts(at: path.lock) != nil else { return false }
            return try !File(path.lock, .read).tryLock()
        } catch { return true }
    }
}
