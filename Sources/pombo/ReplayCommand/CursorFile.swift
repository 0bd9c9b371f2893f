import PomboCore
import PomboPosix

/// A file that remembers the last record that was shown, so that the next run goes on behind it.
struct CursorFile {
    let path: String

    func read() throws(FileError) -> UInt64? {
        guard try FileFacts(at: path) != nil else { return nil }
        let file = try File(path, .read)
        var bytes: [UInt8] = []
        try file.read(32, at: 0, to: &bytes)
        return UInt64(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
    }

    /// A new file takes the old one's place: a cursor is never half written.
    func write(_ seq: UInt64) throws(FileError) {
        let fresh = "\(path).new"
        try Folder.remove(fresh)
        do {
            let file = try File(fresh, .create)
            try file.appendAll(Array("\(seq)\n".utf8).span)
            try file.sync()
        }
        try Folder.rename(fresh, to: path)
    }
}
