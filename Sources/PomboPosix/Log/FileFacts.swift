import CPombo
import PomboCore

extension FileFacts {
    init(_ file: cpombo_file) {
        self.init(Identity(device: file.device, inode: file.inode))
        linkCount = file.links
        byteCount = UInt64(max(0, file.size))
        modified = WallTime(microseconds: file.modified)
        mode = file.mode
        isRegular = file.is_regular != 0
        isFolder = file.is_folder != 0
    }

    /// Nil if there is nothing of that name.
    package init?(at path: String) throws(FileError) {
        var file = cpombo_file()
        if unsafe cpombo_file_at(path, &file) != 0 {
            let error = FileError(.inspect, path)
            if error.cause == .missing { return nil }
            throw error
        }
        self.init(file)
    }
}
