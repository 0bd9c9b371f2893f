import PomboCore
import PomboPosix
import PomboTerminal

/// A file that remembers the last record that was shown, so that the next run goes on behind it.
struct CursorFile {
    let path: String

    func read() throws(FileError) -> UInt64? {
        guard let facts = try FileFacts(at: path) else { return nil }
        // What is written takes the name of what was there: never a device's.
        guard facts.isRegular else { throw FileError(.open, path, .notAFile) }
        let file = try File(path, .read)
        var bytes: [UInt8] = []
        try file.read(32, at: 0, to: &bytes)
        if bytes.isEmpty { return nil }
        let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        guard let seq = try? ValueReader<UInt64>.seq.read(text) else {
            throw FileError(.read, path, .content)
        }
        return seq
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
