import PomboCore
import PomboPosix
import PomboTerminal

/// What was entered before, in the state folder: a line an entry, for the owner's eyes only. A
/// chat that cannot read or write it goes on without.
struct HistoryFile {
    private let path: String

    init?(environment: (String) -> String? = Environment.value) {
        guard let folder = StateFolder.path(environment: environment) else { return nil }
        guard (try? Folder.make(folder)) != nil else { return nil }
        path = "\(folder)/chat_history"
    }

    /// The entries; of a file that has grown to twice what is kept, the newer half stays.
    func load() -> [String] {
        do throws(FileError) {
            guard try FileFacts(at: path) != nil else { return [] }
            var bytes: [UInt8] = []
            let file = try File(path, .read)
            try file.read(Int(try file.facts().byteCount), at: 0, to: &bytes)
            let lines = LineSplitter.lines(of: bytes)
            if lines.count > 2 * InputHistory.limit { try rewrite(lines) }
            return Array(lines.suffix(InputHistory.limit))
        } catch { return [] }
    }

    func append(_ line: String) {
        if line.allSatisfy(\.isWhitespace) { return }
        let bytes = Array("\(line)\n".utf8)
        try? File(path, .append).appendAll(bytes.span)
    }

    private func rewrite(_ lines: [String]) throws(FileError) {
        let new = "\(path).new"
        try Folder.remove(new)
        let bytes = Array(
            lines.suffix(InputHistory.limit).map { "\($0)\n" }.joined().utf8)
        try File(new, .create).appendAll(bytes.span)
        try Folder.rename(new, to: path)
    }
}
