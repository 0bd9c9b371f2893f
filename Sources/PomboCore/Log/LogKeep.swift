extension LogFile {
    /// Removes what `--keep` does not want any more, the oldest first. A file that cannot be
    /// removed stays: keeping too much is no reason to stop.
    mutating func applyKeep(at now: WallTime) {
        guard isRegular, options.keep != .all, let segments = try? path.segments(on: &disk) else {
            return
        }
        var total = byteCount
        var sizes: [UInt64] = []
        for segment in segments {
            let facts = (try? disk.facts(at: segment.path)) ?? nil
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
                guard let last = lastTime(segment.path), last.microseconds < oldest else {
                    return
                }
            }
            _ = try? disk.remove(segment.path)
            total -= size
        }
        _ = try? disk.syncFolder(path.folder)
    }

    /// The time of a file's last line, or of its last change if that line is damaged.
    private mutating func lastTime(_ name: String) -> WallTime? {
        guard let file = try? disk.open(name, .read), let facts = try? disk.facts(of: file) else {
            return nil
        }
        let last = try? LastLine(of: file, facts.byteCount, on: &disk)
        return last?.time ?? facts.modified
    }
}
