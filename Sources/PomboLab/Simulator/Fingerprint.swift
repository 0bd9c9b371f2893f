import PomboCore

/// One word for all that a client sees of a record.
enum Fingerprint {
    static func of(_ record: LogRecord, text: [UInt8]) -> UInt64 {
        of(record.wireRecord(text: text).span)
    }

    /// FNV-1a over the record as it travels.
    static func of(_ bytes: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return hash
    }

    /// Adds a word to a running hash.
    static func mix(_ hash: inout UInt64, _ word: UInt64) {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
    }
}
