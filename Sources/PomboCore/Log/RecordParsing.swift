/// The keys of a record behind `kind`, in the only order they come in.
private enum RecordKey: UInt8 {
    case room = 1
    case nick, client, cseq, prev, to, toNick, reason, proof, attempt, raw, visitor, origin
    case address, text

    /// The keys without which a record cannot be sent again.
    static let needed: UInt32 =
        1 << RecordKey.room.rawValue | 1 << RecordKey.nick.rawValue
        | 1 << RecordKey.client.rawValue | 1 << RecordKey.cseq.rawValue
        | 1 << RecordKey.prev.rawValue | 1 << RecordKey.text.rawValue

    /// One that not every record has. The first eight letters as one number decide; what is shorter
    /// is cut off.
    @inline(__always)
    init?(_ line: Span<UInt8>, _ word: Range<Int>) {
        guard word.count <= 7, word.lowerBound + 8 <= line.count else { return nil }
        let letters = line.word64(at: word.lowerBound) >> UInt64(64 - word.count * 8)
        switch letters {
        case 0x746F: self = .to  // to
        case 0x72_6177: self = .raw  // raw
        case 0x70_726F_6F66: self = .proof  // proof
        case 0x7265_6173_6F6E: self = .reason  // reason
        case 0x6F72_6967_696E: self = .origin  // origin
        case 0x74_6F5F_6E69_636B: self = .toNick  // to_nick
        case 0x61_7474_656D_7074: self = .attempt  // attempt
        case 0x76_6973_6974_6F72: self = .visitor  // visitor
        default: return nil
        }
    }
}

extension RecordKey {
    /// The next key between `,"` and `":`; nil for one of a later version. Those of every record
    /// are looked at as one number, comma, quotes, colon and all. None of them can reach beyond the
    /// body: the trailer that follows in the line is longer than any, and begins with a comma.
    @inline(__always)
    static func next(
        _ line: Span<UInt8>, _ body: Span<UInt8>, _ cursor: inout LineCursor
    ) throws(LogLineError) -> RecordKey? {
        let letters = line.word64(at: cursor.offset)
        if letters >> 24 == 0x2C22_6E22_3A {  // ,"n":
            cursor.offset += 5
            return .cseq
        }
        if letters == 0x2C22_636C_6965_6E74,  // ,"client
            line.word16(at: cursor.offset + 8) == 0x223A  // ":
        {
            cursor.offset += 10
            return .client
        }
        let key: RecordKey
        switch letters {
        case 0x2C22_726F_6F6D_223A: key = .room  // ,"room":
        case 0x2C22_6E69_636B_223A: key = .nick  // ,"nick":
        case 0x2C22_7072_6576_223A: key = .prev  // ,"prev":
        case 0x2C22_6164_6472_223A: key = .address  // ,"addr":
        case 0x2C22_7465_7874_223A: key = .text  // ,"text":
        default: return RecordKey(line, try cursor.key(in: body))
        }
        cursor.offset += 8
        return key
    }
}

extension LogLine {
    /// The fields of a record, from behind its kind to the end of the body.
    @inline(__always)
    static func record(
        _ kind: Kind, _ line: Span<UInt8>, _ body: Span<UInt8>, _ cursor: inout LineCursor,
        _ unknownKeyCount: inout Int
    ) throws(LogLineError) -> RecordView {
        var view = RecordView(kind: kind)
        var seen: UInt32 = 0
        while cursor.offset < body.count {
            let start = cursor.offset
            guard let key = try RecordKey.next(line, body, &cursor) else {
                try cursor.skipValue(in: body)
                unknownKeyCount += 1
                continue
            }
            let bit: UInt32 = 1 << key.rawValue
            // A key that is out of order, or there twice, is not above all that were seen.
            guard bit > seen else { throw .notCanonical(offset: start) }
            seen |= bit
            try read(key, body, &cursor, &view)
        }
        guard seen & RecordKey.needed == RecordKey.needed,
            (kind == .direct) == (view.to != nil), (kind == .leave) == (view.reason != nil),
            seen >> RecordKey.proof.rawValue & 1 == seen >> RecordKey.attempt.rawValue & 1
        else { throw .incomplete }
        return view
    }

    @inline(__always)
    private static func read(
        _ key: RecordKey, _ body: Span<UInt8>, _ cursor: inout LineCursor,
        _ view: inout RecordView
    ) throws(LogLineError) {
        switch key {
        case .room: view.room = LineRange(try cursor.string(in: body))
        case .nick: view.nick = LineRange(try cursor.string(in: body))
        case .client: view.client = try cursor.hex64(in: body)
        case .cseq: view.cseq = try cursor.decimal32(in: body)
        case .prev: view.prev = try cursor.decimal(in: body)
        case .to: view.to = try cursor.hex64(in: body)
        case .toNick: view.toNick = LineRange(try cursor.string(in: body))
        case .reason:
            let start = cursor.offset
            let word = try cursor.string(in: body)
            guard let reason = LeaveReason(word: Text.string(body.extracting(word))) else {
                throw .notCanonical(offset: start)
            }
            view.reason = reason
        case .proof:
            view.binding = LogRecord.Binding(proof: try cursor.hex64(in: body), attempt: 0)
        case .attempt: view.binding?.attempt = try cursor.decimal32(in: body)
        case .raw:
            try cursor.require("true", in: body)
            view.isRaw = true
        case .visitor:
            try cursor.require("true", in: body)
            view.isVisitor = true
        case .origin: view.origin = try cursor.origin(in: body)
        case .address: view.address = try cursor.address(in: body)
        case .text: view.text = LineRange(try cursor.string(in: body))
        }
    }
}

extension LineCursor {
    fileprivate mutating func origin(in line: Span<UInt8>) throws(LogLineError) -> Origin {
        try require("{\"seq\":", in: line)
        let seq = try decimal(in: line)
        try require(",\"t\":", in: line)
        let time = try time(in: line)
        try require(0x7D, in: line)
        return Origin(seq: seq, time: time)
    }

    @inline(__always)
    fileprivate mutating func address(in line: Span<UInt8>) throws(LogLineError) -> Address {
        let start = offset
        if let address = ipv4(in: line) { return address }
        offset = start
        let inside = try string(in: line)
        guard let address = Address(Text.string(line.extracting(inside))) else {
            throw .notCanonical(offset: start)
        }
        // The same address has many spellings, and only one of them is ours.
        var spelled: [UInt8] = []
        spelled.append(addingCapacity: OutputSpan<UInt8>.addressLimit) {
            (out: inout OutputSpan<UInt8>) in out.append(address: address)
        }
        guard spelled.count == inside.count else { throw .notCanonical(offset: start) }
        for index in spelled.indices where spelled[index] != line[inside.lowerBound + index] {
            throw .notCanonical(offset: start)
        }
        return address
    }

    /// The common form, at a tenth of the cost of the general one.
    @inline(__always)
    private mutating func ipv4(in line: Span<UInt8>) -> Address? {
        guard (try? require(0x22, in: line)) != nil else { return nil }
        var word: UInt32 = 0
        for part in 0..<4 {
            guard let byte = try? decimal(in: line), byte < 256 else { return nil }
            word = word << 8 | UInt32(truncatingIfNeeded: byte)
            guard (try? require(part == 3 ? 0x3A : 0x2E, in: line)) != nil else { return nil }
        }
        guard let port = try? decimal(in: line), port <= UInt16.max,
            (try? require(0x22, in: line)) != nil
        else { return nil }
        return Address(ipv4: word, port: UInt16(truncatingIfNeeded: port))
    }
}
