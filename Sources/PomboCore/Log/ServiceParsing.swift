extension LogLine {
    /// The line of the kind `word`, or nil (with the cursor where it was) for a word, or a word of
    /// `state`, that only a later version knows.
    static func service(
        _ word: String, _ body: Span<UInt8>, _ cursor: inout LineCursor,
        _ unknownKeyCount: inout Int
    ) throws(LogLineError) -> ServiceLine? {
        var fields = ServiceFields(cursor: cursor)
        let line: ServiceLine?
        switch word {
        case "close": line = .close
        case "rotate": line = .rotate
        case "open": line = .open(try open(body, &fields))
        case "reserve": line = .reserve(until: try fields.seq("until", body))
        case "state": line = try state(body, &fields).map { .state($0) }
        case "skew":
            let start = fields.cursor.offset
            let back = try fields.decimal("back", body)
            guard back <= UInt64(Int64.max) else { throw .notCanonical(offset: start) }
            line = .skew(microseconds: Int64(truncatingIfNeeded: back))
        case "damage":
            line = .damage(
                byteCount: try fields.decimal("bytes", body),
                lineCount: try fields.decimal("lines", body),
                cutByteCount: try fields.decimal("cut", body))
        default: return nil
        }
        guard let line else { return nil }
        try fields.finish(body)
        cursor = fields.cursor
        unknownKeyCount += fields.unknownCount
        return line
    }

    private static func open(
        _ body: Span<UInt8>, _ fields: inout ServiceFields
    ) throws(LogLineError) -> ServiceLine.Open {
        let version = try fields.decimal("v", body)
        let logID = try fields.hex64("log", body)
        let relay = try fields.string("relay", body)
        var open = ServiceLine.Open(
            version: Int(clamping: version), logID: logID, relay: relay)
        if try fields.has("prev_file", body) { open.previousFile = try fields.text(body) }
        if try fields.has("prev_crc", body) {
            try fields.cursor.require(0x22, in: body)
            open.previousChecksum = try fields.cursor.hex32(in: body)
            try fields.cursor.require(0x22, in: body)
        }
        return open
    }

    private static func state(
        _ body: Span<UInt8>, _ fields: inout ServiceFields
    ) throws(LogLineError) -> ServiceLine.State? {
        switch try fields.string("state", body) {
        case "author":
            let client = try fields.hex64("client", body)
            let cseq = try fields.decimal32("n", body)
            let seq = try fields.decimal("last", body)
            let time = try fields.time("last_t", body)
            let proof = try fields.hex64("proof", body)
            let attempt = try fields.decimal32("attempt", body)
            let inboxHead = try fields.decimal("inbox", body)
            return .author(
                ServiceLine.AuthorState(
                    client: client, cseq: cseq, seq: seq, time: time,
                    binding: LogRecord.Binding(proof: proof, attempt: attempt),
                    inboxHead: inboxHead))
        case "room":
            return .room(
                name: try fields.string("room", body), head: try fields.decimal("head", body))
        case "member":
            let client = try fields.hex64("client", body)
            let room = try fields.string("room", body)
            let nick = try fields.string("nick", body)
            let since = try fields.time("since", body)
            return .member(
                ServiceLine.Member(client: client, nick: nick, room: room, since: since))
        default: return nil
        }
    }
}

/// The keys of one service line, asked for in their order. Keys that were not asked for are
/// unknown ones: stepped over and counted.
private struct ServiceFields {
    var cursor: LineCursor
    var unknownCount = 0

    init(cursor: LineCursor) { self.cursor = cursor }

    /// Whether the next key that is known is `name`; then the cursor stands before its value.
    mutating func has(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> Bool {
        var ahead = cursor
        var skipped = 0
        while ahead.offset < body.count {
            let key = try ahead.key(in: body)
            if key.count == name.utf8.count,
                LineCursor.matches(name, in: body, at: key.lowerBound)
            {
                cursor = ahead
                unknownCount += skipped
                return true
            }
            try ahead.skipValue(in: body)
            skipped += 1
        }
        return false
    }

    mutating func require(_ name: String, _ body: Span<UInt8>) throws(LogLineError) {
        guard try has(name, body) else { throw .incomplete }
    }

    mutating func decimal(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> UInt64 {
        try require(name, body)
        return try cursor.decimal(in: body)
    }

    mutating func seq(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> UInt64 {
        try require(name, body)
        return try cursor.seq(in: body)
    }

    mutating func decimal32(
        _ name: String, _ body: Span<UInt8>
    ) throws(LogLineError) -> UInt32 {
        try require(name, body)
        return try cursor.decimal32(in: body)
    }

    mutating func time(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> WallTime {
        try require(name, body)
        return try cursor.time(in: body)
    }

    mutating func hex64(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> UInt64 {
        try require(name, body)
        return try cursor.hex64(in: body)
    }

    mutating func string(_ name: String, _ body: Span<UInt8>) throws(LogLineError) -> String {
        try require(name, body)
        return try text(body)
    }

    mutating func text(_ body: Span<UInt8>) throws(LogLineError) -> String {
        LogText.string(body.extracting(try cursor.string(in: body)))
    }

    /// What is left is unknown.
    mutating func finish(_ body: Span<UInt8>) throws(LogLineError) {
        while cursor.offset < body.count {
            _ = try cursor.key(in: body)
            try cursor.skipValue(in: body)
            unknownCount += 1
        }
    }
}
