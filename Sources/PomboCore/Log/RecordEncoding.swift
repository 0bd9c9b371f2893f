extension LogLine {
    /// The keys, numbers and marks of a record at their longest, without names and text.
    private static let frameLimit = 512

    /// Appends `record` as one line. Allocates only when `lines` has to grow.
    package static func append(
        _ record: LogRecord, text: Span<UInt8>, to lines: inout [UInt8]
    ) {
        precondition(text.count <= Specification.textLimit, "a text that was not checked")
        precondition((record.kind == .direct) == (record.to != nil), "a recipient that is none")
        precondition((record.kind == .leave) == (record.reason != nil), "a reason for nothing")
        let nameByteCount =
            record.room.utf8.count + record.nick.utf8.count + (record.toNick?.utf8.count ?? 0)
        let limit = frameLimit + LogText.growth * (nameByteCount + text.count)
        // At twice the size, as `append` would: an exact reservation for each line would copy the
        // batch for each line.
        if lines.capacity - lines.count < limit {
            lines.reserveCapacity(max(lines.capacity * 2, lines.count + limit))
        }
        lines.append(addingCapacity: limit) { (out: inout OutputSpan<UInt8>) in
            encode(record, text, &out)
        }
    }

    @inline(__always)
    private static func encode(
        _ record: LogRecord, _ text: Span<UInt8>, _ out: inout OutputSpan<UInt8>
    ) {
        let start = out.count
        out.append(seq: record.seq, time: record.time, kind: record.kind.word)
        out.append(literal: ",\"room\":\"")
        out.append(escaping: record.room.utf8Span.span)
        out.append(literal: "\",\"nick\":\"")
        out.append(escaping: record.nick.utf8Span.span)
        out.append(literal: "\",\"client\":\"")
        out.append(hex64: record.client)
        out.append(literal: "\",\"n\":")
        out.append(decimal: UInt64(record.cseq))
        out.append(literal: ",\"prev\":")
        out.append(decimal: record.prev)
        if record.hasRareFields { out.append(rareFieldsOf: record) }
        if let address = record.address {
            out.append(literal: ",\"addr\":\"")
            out.append(address: address)
            out.append(0x22)
        }
        out.append(literal: ",\"text\":\"")
        out.append(escaping: text)
        out.append(0x22)
        let checksum = CRC32C.of(out.span.extracting(start..<out.count))
        out.append(trailer: checksum)
    }
}

extension LogRecord {
    /// Whether it has any of the fields that most records have not.
    fileprivate var hasRareFields: Bool {
        to != nil || toNick != nil || reason != nil || binding != nil || isRaw || isVisitor
            || origin != nil
    }
}

extension OutputSpan<UInt8> {
    /// The beginning of every line.
    @inline(__always)
    mutating func append(seq: UInt64, time: WallTime, kind: String) {
        append(literal: "{\"seq\":")
        append(decimal: seq)
        append(literal: ",\"t\":")
        append(decimal: time.microseconds)
        append(literal: ",\"kind\":\"")
        append(literal: kind)
        append(0x22)
    }

    /// The end of every line.
    @inline(__always)
    mutating func append(trailer checksum: UInt32) {
        append(literal: ",\"crc\":\"")
        append(hex32: checksum)
        append(literal: "\"}\n")
    }

    @inline(__always)
    mutating func append(binding: LogRecord.Binding) {
        append(literal: ",\"proof\":\"")
        append(hex64: binding.proof)
        append(literal: "\",\"attempt\":")
        append(decimal: UInt64(binding.attempt))
    }

    @inline(never)
    fileprivate mutating func append(rareFieldsOf record: LogRecord) {
        if let to = record.to {
            append(literal: ",\"to\":\"")
            append(hex64: to)
            append(0x22)
        }
        if let nick = record.toNick {
            append(literal: ",\"to_nick\":\"")
            append(escaping: nick.utf8Span.span)
            append(0x22)
        }
        if let reason = record.reason {
            append(literal: ",\"reason\":\"")
            append(literal: reason.word)
            append(0x22)
        }
        if let binding = record.binding { append(binding: binding) }
        if record.isRaw { append(literal: ",\"raw\":true") }
        if record.isVisitor { append(literal: ",\"visitor\":true") }
        if let origin = record.origin {
            append(literal: ",\"origin\":{\"seq\":")
            append(decimal: origin.seq)
            append(literal: ",\"t\":")
            append(decimal: origin.time.microseconds)
            append(0x7D)
        }
    }
}
