import PomboCore
import PomboPosix

/// A file that gets a result: known to be possible before anybody has waited for the result, and
/// never there by half.
struct ResultFile {
    private let path: String
    /// Such as `/dev/null`: written into, never replaced.
    private let isDevice: Bool

    /// Throws if the result could not be kept.
    init(_ path: String) throws(LabFailure) {
        self.path = path
        do throws(FileError) {
            isDevice = try FileFacts(at: path).map { !$0.isRegular } ?? false
            if isDevice {
                // A folder refuses.
                _ = try File(path, .update)
            } else {
                try Folder.remove(fresh)
                _ = try File(fresh, .publish)
                try Folder.remove(fresh)
            }
        } catch { throw LabFailure(error) }
    }

    private var fresh: String { path + ".new" }

    /// Beside its final name first: nobody finds half of one.
    func write(_ text: String) throws(LabFailure) {
        do throws(FileError) {
            let bytes = Array(text.utf8)
            if isDevice { return try File(path, .update).appendAll(bytes.span) }
            do throws(FileError) {
                try Folder.remove(fresh)
                try File(fresh, .publish).appendAll(bytes.span)
            } catch {
                try Folder.remove(fresh)
                throw error
            }
            try Folder.rename(fresh, to: path)
        } catch { throw LabFailure(error) }
    }
}
