// Looking at eight bytes at a time, in one word: several times faster than one by one, and safe.

enum ByteSearch {
    private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The top bit of each byte that is zero, and of no other.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        ~((word & low) &+ low | word | low)
    }

    /// Eight bytes, the first one lowest: as they lie in memory.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        let field = bytes.extracting(offset..<offset + 8)
        precondition(field.count == 8)
        let low =
            UInt64(field[0]) | UInt64(field[1]) << 8 | UInt64(field[2]) << 16
            | UInt64(field[3]) << 24
        let high =
            UInt64(field[4]) << 32 | UInt64(field[5]) << 40 | UInt64(field[6]) << 48
            | UInt64(field[7]) << 56
        return low | high
    }

    /// The index of the next newline from `start` on, or the count if there is none.
    @inline(__always)
    static func newline(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let found = zeros(word(bytes, at: index) ^ (ones &* 0x0A))
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        return index
    }

    /// The index of the next byte that ends the plain part of a string: a quote, a backslash, a
    /// control or DEL; or the count. `high` gets the top bits of all bytes that were passed.
    @inline(__always)
    static func special(in bytes: Span<UInt8>, from start: Int, _ high: inout UInt64) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let word = word(bytes, at: index)
            let found =
                zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
                | zeros(word & (ones &* 0xE0)) | zeros(word ^ low)
            if found != 0 {
                let count = found.trailingZeroBitCount / 8
                // Only the bytes before the find; a shift by 64 gives zero.
                high |= word & ~(UInt64.max << UInt64(count * 8))
                return index + count
            }
            high |= word
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return index }
            high |= UInt64(byte)
            index += 1
        }
        return index
    }

    /// Whether any of the bytes was beyond ASCII.
    @inline(__always)
    static func isWide(_ high: UInt64) -> Bool { high & ~low != 0 }
}
