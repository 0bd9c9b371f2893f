import CPombo
import PomboCore

/// What is done to names rather than to files. Every change is followed by a sync of the folder:
/// a new name is as easily lost as new bytes.
package enum Folder {
    package static func names(in path: String) throws(FileError) -> [String] {
        guard let folder = unsafe opendir(path) else {
            throw FileError(.list, path)
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let name = unsafe cpombo_next_name(folder) {
            names.append(unsafe String(cString: name))
        }
        return names.sorted()
    }

    /// Makes a folder and those above it, for their owner only; what is there already stays as it
    /// is.
    package static func make(_ path: String) throws(FileError) {
        for end in path.indices where path[end] == "/" && end > path.startIndex {
            _ = unsafe mkdir(String(path[..<end]), 0o700)
        }
        if unsafe mkdir(path, 0o700) != 0, !isThere(path) {
            throw FileError(.make, path)
        }
    }

    package static func isThere(_ path: String) -> Bool {
        guard let folder = unsafe opendir(path) else { return false }
        unsafe closedir(folder)
        return true
    }

    package static func rename(_ old: String, to new: String) throws(FileError) {
        guard unsafe CPombo.rename(old, new) == 0 else {
            throw FileError(.rename, old)
        }
    }

    /// Removes a file; that it is missing already is no failure.
    package static func remove(_ path: String) throws(FileError) {
        if unsafe unlink(path) != 0, cpombo_errno() != ENOENT {
            throw FileError(.remove, path)
        }
    }

    package static func sync(_ path: String) throws(FileError) {
        let folder = try File(path, .read)
        guard fsync(folder.descriptor) == 0 else {
            throw FileError(.sync, path)
        }
    }
}
