extension LogLine {
    /// The fixed keys and numbers of a record at their longest, without names and text.
    private static let frameLimit = 640

    /// Appends `record` as one line. Allocates only when `lines` has to grow.
    package static func append(
        _ record: LogRecord, text: Span<UInt8>, to lines: inout [UInt8]
    ) {
        precondition(text.count <= Specification.textLimit, "a text that was not checked")
        let start = lines.count
        // One reservation for everything: growing in between would copy the batch.
        grow(&lines, by: frameLimit + LogText.growth * text.count)
        lines.append(addingCapacity: 80) { (out: inout OutputSpan<UInt8>) in
            out.append(seq: record.seq, time: record.time, kind: record.kind.word)
            out.append(literal: ",\"room\":\"")
        }
        append(name: record.room, to: &lines)
        append(literal: "\",\"nick\":\"", to: &lines)
        append(name: record.nick, to: &lines)
        lines.append(addingCapacity: 96) { (out: inout OutputSpan<UInt8>) in
            out.append(literal: "\",\"client\":\"")
            out.append(hex64: record.client)
            out.append(literal: "\",\"n\":")
            out.append(decimal: UInt64(record.cseq))
            out.append(literal: ",\"prev\":")
            out.append(decimal: record.prev)
        }
        appendRare(record, to: &lines)
        lines.append(addingCapacity: 80) { (out: inout OutputSpan<UInt8>) in
            if let address = record.address {
                out.append(literal: ",\"addr\":\"")
                out.append(address: address)
                out.append(0x22)
            }
            out.append(literal: ",\"text\":\"")
        }
        lines.append(escaping: text)
        append(literal: "\"", to: &lines)
        seal(&lines, from: start)
    }

    /// What most records do not have.
    @inline(__always)
    private static func appendRare(_ record: LogRecord, to lines: inout [UInt8]) {
        if record.to != nil || record.toNick != nil || record.reason != nil {
            appendRecipientAndReason(record, to: &lines)
        }
        if record.binding == nil && !record.isRaw && !record.isVisitor && record.origin == nil {
            return
        }
        lines.append(addingCapacity: 160) { (out: inout OutputSpan<UInt8>) in
            if let binding = record.binding {
                out.append(binding: binding)
            }
            if record.isRaw { out.append(literal: ",\"raw\":true") }
            if record.isVisitor { out.append(literal: ",\"visitor\":true") }
            if let origin = record.origin {
                out.append(literal: ",\"origin\":{\"seq\":")
                out.append(decimal: origin.seq)
                out.append(literal: ",\"t\":")
                out.append(decimal: origin.time.microseconds)
                out.append(0x7D)
            }
        }
    }

    private static func appendRecipientAndReason(
        _ record: LogRecord, to lines: inout [UInt8]
    ) {
        if let to = record.to {
            lines.append(addingCapacity: 32) { (out: inout OutputSpan<UInt8>) in
                out.append(literal: ",\"to\":\"")
                out.append(hex64: to)
                out.append(0x22)
            }
        }
        if let nick = record.toNick {
            append(literal: ",\"to_nick\":\"", to: &lines)
            append(name: nick, to: &lines)
            append(literal: "\"", to: &lines)
        }
        if let reason = record.reason {
            append(literal: ",\"reason\":\"", to: &lines)
            append(literal: reason.word, to: &lines)
            append(literal: "\"", to: &lines)
        }
    }

    /// Makes room at twice the size, as `append` would: an exact reservation for each line would
    /// copy the batch for each line.
    @inline(__always)
    static func grow(_ lines: inout [UInt8], by byteCount: Int) {
        if lines.capacity - lines.count < byteCount {
            lines.reserveCapacity(max(lines.capacity * 2, lines.count + byteCount))
        }
    }

    @inline(__always)
    static func append(literal text: String, to lines: inout [UInt8]) {
        lines.append(addingCapacity: text.utf8.count) { (out: inout OutputSpan<UInt8>) in
            out.append(literal: text)
        }
    }

    @inline(__always)
    static func append(name: String, to lines: inout [UInt8]) {
        lines.append(escaping: name.utf8Span.span)
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

    @inline(__always)
    mutating func append(binding: LogRecord.Binding) {
        append(literal: ",\"proof\":\"")
        append(hex64: binding.proof)
        append(literal: "\",\"attempt\":")
        append(decimal: UInt64(binding.attempt))
    }
}
