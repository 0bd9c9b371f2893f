import PomboCore

extension LogFile {
    /// Removes what `--keep` does not want any more, the oldest first. A file that cannot be
    /// removed stays: keeping too much is no reason to stop.
    func applyKeep(at now: WallTime) {
        guard isRegular, options.keep != .all, let segments = try? path.segments() else { return }
        var total = byteCount
        var sizes: [UInt64] = []
        for segment in segments {
            let facts = (try? FileFacts(at: segment.path)) ?? nil
            sizes.append(facts?.byteCount ?? 0)
            total += sizes[sizes.count - 1]
        }
        for (segment, size) in zip(segments, sizes) {
            switch options.keep {
            case .all: return
            case .bytes(let limit):
                if total <= limit { return }
            case .age(let limit):
                let oldest = now.microseconds - limit.microseconds
                guard let last = Self.lastTime(segment.path), last.microseconds < oldest else {
                    return
                }
            }
            _ = try? Folder.remove(segment.path)
            total -= size
        }
        _ = try? Folder.sync(path.folder)
    }

    /// The time of a file's last line, or of its last change if that line is damaged.
    private static func lastTime(_ name: String) -> WallTime? {
        guard let file = try? File(name, .read), let facts = try? file.facts() else { return nil }
        var bytes: [UInt8] = []
        let start = facts.byteCount - min(facts.byteCount, UInt64(LogLine.byteLimit))
        _ = try? file.read(Int(facts.byteCount - start), at: start, to: &bytes)
        if bytes.last == 0x0A { bytes.removeLast() }
        let lineStart = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = bytes.span.extracting(lineStart..<bytes.count)
        return (try? LogLine.view(line))?.time ?? WallTime(microseconds: facts.modified)
    }
}
