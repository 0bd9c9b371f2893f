// A record as it travels, made of what the log keeps of it: byte for byte the same when it is
// stamped and when it is read again.

extension LogRecord {
    /// Appends the record's bytes for the wire. What the relay wrote about somebody says why.
    func encode(text: Span<UInt8>, into bytes: inout [UInt8]) {
        var flags: Record.Flags = []
        if isRaw { flags.insert(.raw) }
        if isVisitor { flags.insert(.visitor) }
        if origin != nil { flags.insert(.replay) }
        let record = Record(
            seq: seq, prev: prev, time: time, client: client, cseq: cseq, kind: kind,
            flags: flags, origin: origin)
        if let reason {
            record.encode(name: nick.utf8.span, text: reason.word.utf8.span, into: &bytes)
        } else {
            record.encode(name: nick.utf8.span, text: text, into: &bytes)
        }
    }

    package func wireRecord(text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        encode(text: text.span, into: &bytes)
        return bytes
    }
}
