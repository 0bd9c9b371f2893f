import CPombo
import PomboCore
import PomboPosix

/// A folder of its own for one test, gone with it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() {
        var name = Array("/tmp/pombo-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&name) != nil)
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        Self.empty(path)
    }

    private static func empty(_ path: String) {
        for name in (try? Folder.names(in: path)) ?? [] where name != "." && name != ".." {
            let inside = "\(path)/\(name)"
            if let facts = try? FileFacts(at: inside), facts.isFolder {
                empty(inside)
            } else {
                unsafe unlink(inside)
            }
        }
        unsafe rmdir(path)
    }

    var log: LogPath { LogPath("\(path)/message_log.jsonl") }

    func bytes(_ name: String) -> [UInt8] { readWhole("\(path)/\(name)") }

    var names: [String] {
        ((try? Folder.names(in: path)) ?? []).filter { $0 != "." && $0 != ".." }
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        unsafe unlink("\(path)/\(name)")
        let file = try File("\(path)/\(name)", .append)
        try file.appendAll(bytes.span)
    }
}

func readWhole(_ path: String) -> [UInt8] {
    var bytes: [UInt8] = []
    guard let file = try? File(path, .read), let facts = try? file.facts() else { return [] }
    try? file.read(Int(facts.byteCount), at: 0, to: &bytes)
    return bytes
}

/// Lines as the relay would hand them over.
enum Lines {
    static let start: Int64 = 1_763_650_000_000_000
    static let now = WallTime(microseconds: start)

    static func record(
        _ seq: UInt64, room: String = "lobby", prev: UInt64? = nil, text: String = "olá"
    ) -> [UInt8] {
        let record = LogRecord(
            seq: seq, time: WallTime(microseconds: start + Int64(seq) * 1000), kind: .say,
            room: room, nick: "ana", client: 7, cseq: UInt32(seq), prev: prev ?? seq - 1)
        var lines: [UInt8] = []
        LogLine.append(record, text: Array(text.utf8).span, to: &lines)
        return lines
    }

    static func records(_ seqs: ClosedRange<UInt64>) -> [UInt8] {
        seqs.reduce(into: []) { $0 += record($1) }
    }
}

/// An opened log and the records it handed out.
func open(
    _ path: LogPath, _ options: LogOptions = LogOptions(), seqs: inout [UInt64]
) throws(LogError) -> LogFile<PosixDisk> {
    var found: [UInt64] = []
    let log = try LogFile(path, options: options, newID: 0xABC, at: Lines.now) { line in
        if case .record(let record, _) = line { found.append(record.seq) }
    }
    seqs = found
    return log
}

func open(
    _ path: LogPath, _ options: LogOptions = LogOptions()
) throws(LogError) -> LogFile<PosixDisk> {
    var seqs: [UInt64] = []
    return try open(path, options, seqs: &seqs)
}
