import PomboCore

extension LogPath {
    /// The secret that is kept with the log: under it the join lines prove whose id is whose. Made
    /// from `fresh` if there is none yet.
    package func keptSecret(fresh: Secret) throws(LogError) -> Secret {
        do throws(FileError) {
            let file = try File(secret, .append)
            var bytes: [UInt8] = []
            try file.read(64, at: 0, to: &bytes)
            let digits = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
            if digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
                let low = UInt64(digits.suffix(16), radix: 16)
            {
                return Secret(low: low, high: high)
            }
            // Torn or empty: whoever joined under it has to join anew.
            try file.truncate(to: 0)
            let words = [fresh.high, fresh.low].map { word in
                let digits = String(word, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }
            _ = try file.append(Array("\(words[0])\(words[1])\n".utf8).span)
            try file.sync()
            try Folder.sync(folder)
            return fresh
        } catch { throw .system(error) }
    }
}
