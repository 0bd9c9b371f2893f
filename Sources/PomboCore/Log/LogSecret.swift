extension LogPath {
    /// The secret that is kept with the log: under it the join lines prove whose id is whose. Made
    /// from `fresh` if there is none yet.
    package func keptSecret<Disk: LogDisk>(
        fresh: Secret, on disk: inout Disk
    ) throws(LogError) -> Secret {
        do throws(FileError) {
            let file = try disk.open(secret, .append)
            if let kept = try disk.read(64, at: 0, of: file, { Self.secret(in: $0) }) {
                return kept
            }
            // Torn or empty: whoever joined under it has to join anew.
            try disk.truncate(file, to: 0)
            let line = fresh.high.hexDigits + fresh.low.hexDigits + "\n"
            try disk.appendAll(Array(line.utf8).span, to: file, at: secret)
            _ = try disk.sync(file)
            try disk.syncFolder(folder)
            return fresh
        } catch { throw .system(error) }
    }

    private static func secret(in bytes: Span<UInt8>) -> Secret? {
        var line: [UInt8] = []
        line.append(copying: bytes)
        let digits = String(decoding: line.prefix { $0 != 0x0A }, as: UTF8.self)
        guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
            let low = UInt64(digits.suffix(16), radix: 16)
        else { return nil }
        return Secret(low: low, high: high)
    }
}
