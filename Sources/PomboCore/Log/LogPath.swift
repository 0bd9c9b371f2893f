/// The names of a log's files: all beside the active one, and all beginning with its stem.
package struct LogPath: Hashable, Sendable {
    /// The active file.
    package let active: String
    package let folder: String
    /// The active file's name without `.jsonl`.
    package let stem: String

    package static let defaultName = "message_log.jsonl"

    package init(_ path: String) {
        active = path
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        folder = slash.map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
        stem = String(name.hasSuffix(".jsonl") ? name.dropLast(6) : name)
    }

    package var lock: String { beside("\(stem).lock") }
    package var secret: String { beside("\(stem).secret") }
    /// A file that is being prepared to become the active one.
    package var fresh: String { beside("\(stem).new") }

    /// The name of a rotated file whose first record is `seq`.
    package func segmentName(_ seq: UInt64) -> String {
        let digits = String(seq)
        return "\(stem)-\(String(repeating: "0", count: max(0, 12 - digits.count)))\(digits).jsonl"
    }

    package func torn(_ time: WallTime, _ attempt: Int) -> String {
        let suffix = attempt == 0 ? "" : "-\(attempt + 1)"
        return beside("\(stem).torn-\(CivilTime(time).compact)\(suffix)")
    }

    package func beside(_ name: String) -> String { "\(folder)/\(name)" }

    /// The rotated files, oldest first.
    package func segments<Disk: LogDisk>(
        on disk: inout Disk
    ) throws(FileError) -> [Segment] {
        var found: [Segment] = []
        for name in try disk.names(in: folder) {
            if let seq = firstSeq(of: name) {
                found.append(Segment(path: beside(name), firstSeq: seq))
            }
        }
        return found.sorted { $0.firstSeq < $1.firstSeq }
    }

    /// The first record of the rotated file of this name; nil for any other file.
    private func firstSeq(of name: String) -> UInt64? {
        guard name.hasPrefix("\(stem)-"), name.hasSuffix(".jsonl") else { return nil }
        let digits = name.dropFirst(stem.count + 1).dropLast(6)
        guard digits.utf8.count >= 12, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return nil
        }
        return UInt64(digits)
    }

    package struct Segment: Hashable, Sendable {
        package let path: String
        package let firstSeq: UInt64
    }
}
