/// A place in a line while it is read. The bytes are handed to each call: a span cannot be kept.
struct LineCursor {
    var offset = 0

    init(at offset: Int = 0) { self.offset = offset }

    @inline(__always)
    var here: LogLineError { .notCanonical(offset: offset) }

    @inline(__always)
    mutating func require(_ literal: String, in line: Span<UInt8>) throws(LogLineError) {
        guard accept(literal, in: line) else { throw here }
    }

    @inline(__always)
    mutating func require(_ byte: UInt8, in line: Span<UInt8>) throws(LogLineError) {
        guard offset < line.count, line[offset] == byte else { throw here }
        offset += 1
    }

    @inline(__always)
    mutating func accept(_ literal: String, in line: Span<UInt8>) -> Bool {
        guard Self.matches(literal, in: line, at: offset) else { return false }
        offset += literal.utf8.count
        return true
    }

    @inline(__always)
    static func matches(_ literal: String, in line: Span<UInt8>, at start: Int) -> Bool {
        guard line.count - start >= literal.utf8.count else { return false }
        var index = start
        for byte in literal.utf8 {
            if line[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// The next key between `,"` and `":`.
    @inline(__always)
    mutating func key(in line: Span<UInt8>) throws(LogLineError) -> Range<Int> {
        guard offset + 4 < line.count, line[offset] == 0x2C, line[offset + 1] == 0x22 else {
            throw here
        }
        let start = offset + 2
        var end = start
        while end < line.count, Self.isKeyByte(line[end]) { end += 1 }
        guard end > start, end + 1 < line.count, line[end] == 0x22, line[end + 1] == 0x3A else {
            throw here
        }
        offset = end + 2
        return start..<end
    }

    /// Keys and kinds are lower-case words.
    @inline(__always)
    static func isKeyByte(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte == 0x5F || byte &- 0x30 < 10
    }

    /// Digits without a leading zero that fit into 64 bits.
    @inline(__always)
    mutating func decimal(in line: Span<UInt8>) throws(LogLineError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        while offset < line.count {
            let digit = line[offset] &- 0x30
            if digit > 9 { break }
            if offset - start >= 19 {
                let (tenfold, isTooMuch) = value.multipliedReportingOverflow(by: 10)
                let (sum, isTooMuchStill) = tenfold.addingReportingOverflow(UInt64(digit))
                guard !isTooMuch, !isTooMuchStill else { throw here }
                value = sum
            } else {
                value = value &* 10 &+ UInt64(digit)
            }
            offset += 1
        }
        guard offset > start, offset == start + 1 || line[start] != 0x30 else {
            throw .notCanonical(offset: start)
        }
        return value
    }

    /// The number of a record.
    @inline(__always)
    mutating func seq(in line: Span<UInt8>) throws(LogLineError) -> UInt64 {
        let value = try decimal(in: line)
        guard value <= LogLine.seqLimit else { throw here }
        return value
    }

    @inline(__always)
    mutating func decimal32(in line: Span<UInt8>) throws(LogLineError) -> UInt32 {
        let value = try decimal(in: line)
        guard value <= UInt32.max else { throw here }
        return UInt32(truncatingIfNeeded: value)
    }

    @inline(__always)
    mutating func time(in line: Span<UInt8>) throws(LogLineError) -> WallTime {
        let isNegative = offset < line.count && line[offset] == 0x2D
        if isNegative { offset += 1 }
        let value = try decimal(in: line)
        // A time that somebody else made up may be any: also the least, which has no opposite.
        guard value <= UInt64(Int64.max) + (isNegative ? 1 : 0), !isNegative || value > 0 else {
            throw here
        }
        let microseconds = Int64(truncatingIfNeeded: value)
        return WallTime(microseconds: isNegative ? 0 &- microseconds : microseconds)
    }

    /// A string of exactly sixteen lower-case hex digits.
    @inline(__always)
    mutating func hex64(in line: Span<UInt8>) throws(LogLineError) -> UInt64 {
        try require(0x22, in: line)
        let high = try hex32(in: line)
        let low = try hex32(in: line)
        try require(0x22, in: line)
        return UInt64(high) << 32 | UInt64(low)
    }

    /// Eight lower-case hex digits, all at once.
    @inline(__always)
    mutating func hex32(in line: Span<UInt8>) throws(LogLineError) -> UInt32 {
        guard line.count - offset >= 8,
            let value = EightHexDigits(line.word64(at: offset)).value
        else { throw here }
        offset += 8
        return value
    }

    /// Four lower-case hex digits.
    mutating func hex16(in line: Span<UInt8>) throws(LogLineError) -> UInt16 {
        guard line.count - offset >= 4 else { throw here }
        let digits = UInt64(line.word32(at: offset)) << 32 | 0x3030_3030
        guard let value = EightHexDigits(digits).value else { throw here }
        offset += 4
        return UInt16(value >> 16)
    }
}
