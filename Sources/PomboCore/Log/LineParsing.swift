extension LogLine {
    /// Reads one line, given without its newline, and keeps it.
    package static func parse(_ line: Span<UInt8>) throws(LogLineError) -> ParsedLine {
        try view(line).parsed(line)
    }

    /// Reads one line, given without its newline, in place. Takes only the canonical form: two
    /// programs that read a line can never read it differently.
    package static func view(_ line: Span<UInt8>) throws(LogLineError) -> LineView {
        guard line.count < byteLimit else { throw .tooLong }
        // Without the newline the trailer is one byte shorter.
        guard line.count >= trailerSize else { throw .tooShort }
        let bodyEnd = line.count - (trailerSize - 1)
        let stated = try trailer(line, at: bodyEnd)
        let body = line.extracting(0..<bodyEnd)
        let computed = CRC32C.of(body)
        guard stated == computed else { throw .checksum(stated: stated, computed: computed) }
        var cursor = LineCursor()
        let (seq, time) = try head(body, &cursor)
        var unknownKeyCount = 0
        let content = try content(line, body, &cursor, &unknownKeyCount)
        return LineView(
            seq: seq, time: time, content: content, unknownKeyCount: unknownKeyCount,
            checksum: stated)
    }

    /// The number and the time a line begins with, unchecked: enough to search by halves.
    package static func head(_ line: Span<UInt8>) throws(LogLineError) -> (UInt64, WallTime) {
        var cursor = LineCursor()
        return try head(line, &cursor)
    }

    @inline(__always)
    private static func head(
        _ line: Span<UInt8>, _ cursor: inout LineCursor
    ) throws(LogLineError) -> (UInt64, WallTime) {
        try cursor.require("{\"seq\":", in: line)
        let seq = try cursor.seq(in: line)
        try cursor.require(",\"t\":", in: line)
        let time = try cursor.time(in: line)
        guard time.microseconds.magnitude <= timeLimit else { throw cursor.here }
        return (seq, time)
    }

    @inline(__always)
    private static func trailer(
        _ line: Span<UInt8>, at start: Int
    ) throws(LogLineError) -> UInt32 {
        var cursor = LineCursor(at: start)
        guard cursor.accept(",\"crc\":\"", in: line), let stated = try? cursor.hex32(in: line),
            cursor.accept("\"}", in: line)
        else { throw .trailer }
        return stated
    }

    @inline(__always)
    private static func content(
        _ line: Span<UInt8>, _ body: Span<UInt8>, _ cursor: inout LineCursor,
        _ unknownKeyCount: inout Int
    ) throws(LogLineError) -> LineView.Content {
        try cursor.require(",\"kind\":\"", in: body)
        let start = cursor.offset
        while cursor.offset < body.count, LineCursor.isKeyByte(body[cursor.offset]) {
            cursor.offset += 1
        }
        let word = start..<cursor.offset
        guard !word.isEmpty else { throw cursor.here }
        try cursor.require(0x22, in: body)
        if let kind = recordKind(line, word) {
            return .record(try record(kind, line, body, &cursor, &unknownKeyCount))
        }
        let name = Text.string(body.extracting(word))
        if try service(name, body, &cursor, &unknownKeyCount) != nil { return .service }
        // Every key is unknown here; they are stepped over so that only JSON is let through.
        while cursor.offset < body.count {
            _ = try cursor.key(in: body)
            try cursor.skipValue(in: body)
        }
        return .unknown(kind: LineRange(word))
    }

    /// The service line in bytes that were checked before.
    static func service(ofChecked line: Span<UInt8>) -> ServiceLine? {
        let body = line.extracting(0..<line.count - (trailerSize - 1))
        var cursor = LineCursor()
        var unknownKeyCount = 0
        guard (try? head(body, &cursor)) != nil, cursor.accept(",\"kind\":\"", in: body) else {
            return nil
        }
        let start = cursor.offset
        while cursor.offset < body.count, LineCursor.isKeyByte(body[cursor.offset]) {
            cursor.offset += 1
        }
        let word = Text.string(body.extracting(start..<cursor.offset))
        guard (try? cursor.require(0x22, in: body)) != nil else { return nil }
        return (try? service(word, body, &cursor, &unknownKeyCount)) ?? nil
    }

    @inline(__always)
    private static func recordKind(_ line: Span<UInt8>, _ word: Range<Int>) -> Kind? {
        guard word.count <= 6, word.lowerBound + 8 <= line.count else { return nil }
        switch line.word64(at: word.lowerBound) >> UInt64(64 - word.count * 8) {
        case 0x73_6179: return .say  // say
        case 0x6D65: return .me  // me
        case 0x6469_7265_6374: return .direct  // direct
        case 0x6A6F_696E: return .join  // join
        case 0x6C_6561_7665: return .leave  // leave
        case 0x6E69_636B: return .nick  // nick
        case 0x706F_7374: return .post  // post
        default: return nil
        }
    }
}
