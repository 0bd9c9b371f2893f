extension LineCursor {
    /// A JSON string in the one form the encoder writes. The range is its inside, escapes and all.
    @inline(__always)
    mutating func string(in line: Span<UInt8>) throws(LogLineError) -> Range<Int> {
        try require(0x22, in: line)
        let start = offset
        var high: UInt64 = 0
        while true {
            offset = ByteSearch.special(in: line, from: offset, &high)
            guard offset < line.count, line[offset] == 0x5C else { break }
            try escape(in: line)
        }
        let range = start..<offset
        try require(0x22, in: line)
        if ByteSearch.isWide(high) { try checkWide(line.extracting(range), from: start) }
        return range
    }

    /// `\"`, `\\`, `\t`, or `\u` and one of the characters that must be written so.
    private mutating func escape(in line: Span<UInt8>) throws(LogLineError) {
        let start = offset
        guard offset + 1 < line.count else { throw here }
        offset += 2
        switch line[start + 1] {
        case 0x22, 0x5C, 0x74: return
        case 0x75:
            guard LogText.isEscaped(UInt32(try hex16(in: line))) else {
                throw .notCanonical(offset: start)
            }
        default: throw .notCanonical(offset: start)
        }
    }

    /// Beyond ASCII: well-formed, and nothing raw that has to be escaped.
    @inline(never)
    private func checkWide(_ inside: Span<UInt8>, from start: Int) throws(LogLineError) {
        guard (try? UTF8Span(validating: inside)) != nil else {
            throw .notCanonical(offset: start)
        }
        for index in inside.indices where inside[index] >= 0xC2 {
            if LogText.escapedWidth(inside, index) > 0 {
                throw .notCanonical(offset: start + index)
            }
        }
    }

    /// Steps over the value of a key that this version does not know.
    mutating func skipValue(in line: Span<UInt8>, depth: Int = 0) throws(LogLineError) {
        // Deep enough for anything sensible; a bound, because recursion over input needs one.
        guard offset < line.count, depth < 8 else { throw here }
        switch line[offset] {
        case 0x22: _ = try string(in: line)
        case 0x7B: try skipList(to: 0x7D, hasKeys: true, in: line, depth: depth)
        case 0x5B: try skipList(to: 0x5D, hasKeys: false, in: line, depth: depth)
        case 0x74: try require("true", in: line)
        case 0x66: try require("false", in: line)
        case 0x6E: try require("null", in: line)
        default: try skipNumber(in: line)
        }
    }

    private mutating func skipList(
        to end: UInt8, hasKeys: Bool, in line: Span<UInt8>, depth: Int
    ) throws(LogLineError) {
        offset += 1
        if offset < line.count, line[offset] == end {
            offset += 1
            return
        }
        while true {
            if hasKeys {
                _ = try string(in: line)
                try require(0x3A, in: line)
            }
            try skipValue(in: line, depth: depth + 1)
            guard offset < line.count else { throw here }
            offset += 1
            if line[offset - 1] == end { return }
            guard line[offset - 1] == 0x2C else { throw .notCanonical(offset: offset - 1) }
        }
    }

    /// JSON's grammar of numbers: a later version may write what this one never does.
    private mutating func skipNumber(in line: Span<UInt8>) throws(LogLineError) {
        if offset < line.count, line[offset] == 0x2D { offset += 1 }
        let start = offset
        try skipDigits(in: line)
        guard line[start] != 0x30 || offset == start + 1 else { throw here }
        if offset < line.count, line[offset] == 0x2E {
            offset += 1
            try skipDigits(in: line)
        }
        if offset < line.count, line[offset] | 0x20 == 0x65 {
            offset += 1
            if offset < line.count, line[offset] == 0x2B || line[offset] == 0x2D { offset += 1 }
            try skipDigits(in: line)
        }
    }

    private mutating func skipDigits(in line: Span<UInt8>) throws(LogLineError) {
        let start = offset
        while offset < line.count, line[offset] &- 0x30 < 10 { offset += 1 }
        guard offset > start else { throw here }
    }
}

extension LogText {
    /// The characters that the inside of a canonical JSON string stands for.
    static func unescape(_ inside: Span<UInt8>, to bytes: inout [UInt8]) {
        if isPlain(inside) {
            bytes.append(copying: inside)
            return
        }
        bytes.append(addingCapacity: inside.count) { (out: inout OutputSpan<UInt8>) in
            var index = 0
            while index < inside.count {
                guard inside[index] == 0x5C, index + 1 < inside.count else {
                    out.append(inside[index])
                    index += 1
                    continue
                }
                let mark = inside[index + 1]
                index += 2
                guard mark == 0x75 else {
                    out.append(mark == 0x74 ? 0x09 : mark)
                    continue
                }
                var cursor = LineCursor(at: index)
                let scalar = (try? cursor.hex16(in: inside)) ?? 0xFFFD
                for byte in Unicode.UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")! {
                    out.append(byte)
                }
                index += 4
            }
        }
    }

    static func string(_ inside: Span<UInt8>) -> String {
        if isPlain(inside) { return Text.string(inside) }
        var bytes: [UInt8] = []
        unescape(inside, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
