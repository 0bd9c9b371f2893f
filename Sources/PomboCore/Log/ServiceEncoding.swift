extension LogLine {
    /// Appends a line that is no record; `seq` is the last number stamped before it.
    package static func append(
        _ line: ServiceLine, seq: UInt64, time: WallTime, to lines: inout [UInt8]
    ) {
        let start = lines.count
        lines.append(addingCapacity: 80) { (out: inout OutputSpan<UInt8>) in
            out.append(seq: seq, time: time, kind: line.word)
        }
        switch line {
        case .close, .rotate: break
        case .open(let open): append(open, to: &lines)
        case .reserve(let until): append(key: "until", number: until, to: &lines)
        case .state(let state): append(state, to: &lines)
        case .skew(let microseconds):
            append(key: "back", number: UInt64(max(0, microseconds)), to: &lines)
        case .damage(let bytes, let lineCount, let cut):
            append(key: "bytes", number: bytes, to: &lines)
            append(key: "lines", number: lineCount, to: &lines)
            append(key: "cut", number: cut, to: &lines)
        }
        seal(&lines, from: start)
    }

    private static func append(_ open: ServiceLine.Open, to lines: inout [UInt8]) {
        append(key: "v", number: UInt64(open.version), to: &lines)
        append(key: "log", hex: open.logID, to: &lines)
        append(key: "relay", name: open.relay, to: &lines)
        if let file = open.previousFile { append(key: "prev_file", name: file, to: &lines) }
        if let checksum = open.previousChecksum {
            append(key: "prev_crc", to: &lines)
            lines.append(addingCapacity: 10) { (out: inout OutputSpan<UInt8>) in
                out.append(0x22)
                out.append(hex32: checksum)
                out.append(0x22)
            }
        }
    }

    private static func append(_ state: ServiceLine.State, to lines: inout [UInt8]) {
        switch state {
        case .author(let author):
            append(key: "state", name: "author", to: &lines)
            append(key: "client", hex: author.client, to: &lines)
            append(key: "n", number: UInt64(author.cseq), to: &lines)
            append(key: "last", number: author.seq, to: &lines)
            append(key: "last_t", time: author.time, to: &lines)
            lines.append(addingCapacity: 64) { (out: inout OutputSpan<UInt8>) in
                out.append(binding: author.binding)
            }
            append(key: "inbox", number: author.inboxHead, to: &lines)
        case .room(let name, let head):
            append(key: "state", name: "room", to: &lines)
            append(key: "room", name: name, to: &lines)
            append(key: "head", number: head, to: &lines)
        case .member(let member):
            append(key: "state", name: "member", to: &lines)
            append(key: "client", hex: member.client, to: &lines)
            append(key: "room", name: member.room, to: &lines)
            append(key: "nick", name: member.nick, to: &lines)
            append(key: "since", time: member.since, to: &lines)
        }
    }

    private static func append(key: String, number: UInt64, to lines: inout [UInt8]) {
        append(key: key, to: &lines)
        lines.append(addingCapacity: 20) { (out: inout OutputSpan<UInt8>) in
            out.append(decimal: number)
        }
    }

    private static func append(key: String, time: WallTime, to lines: inout [UInt8]) {
        append(key: key, to: &lines)
        lines.append(addingCapacity: 20) { (out: inout OutputSpan<UInt8>) in
            out.append(decimal: time.microseconds)
        }
    }

    private static func append(key: String, hex: UInt64, to lines: inout [UInt8]) {
        append(key: key, to: &lines)
        lines.append(addingCapacity: 18) { (out: inout OutputSpan<UInt8>) in
            out.append(0x22)
            out.append(hex64: hex)
            out.append(0x22)
        }
    }

    private static func append(key: String, name: String, to lines: inout [UInt8]) {
        append(key: key, to: &lines)
        let limit = 2 + LogText.growth * name.utf8.count
        lines.append(addingCapacity: limit) { (out: inout OutputSpan<UInt8>) in
            out.append(0x22)
            out.append(escaping: name.utf8Span.span)
            out.append(0x22)
        }
    }

    private static func append(key: String, to lines: inout [UInt8]) {
        lines.append(addingCapacity: 4 + key.utf8.count) { (out: inout OutputSpan<UInt8>) in
            out.append(literal: ",\"")
            out.append(literal: key)
            out.append(literal: "\":")
        }
    }
}
