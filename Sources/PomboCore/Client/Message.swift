/// One stamped record as a client shows it.
package struct Message: Hashable, Sendable {
    package var seq: UInt64
    /// The number before it in the same stream.
    package var prev: UInt64
    package var time: WallTime
    package var client: UInt64
    package var cseq: UInt32
    package var kind: Kind
    package var flags: Record.Flags
    package var origin: Origin?
    package var name: String
    package var text: String
    package var stream: StreamKind
    /// This client wrote it.
    package var isOwn: Bool
    /// It came only after it had been asked for again.
    package var wasRepaired = false

    /// Copies what a record of `datagram` says.
    init(_ record: Record, of datagram: Span<UInt8>, in stream: StreamKind, own client: UInt64) {
        seq = record.seq
        prev = record.prev
        time = record.time
        self.client = record.client
        cseq = record.cseq
        kind = record.kind
        flags = record.flags
        origin = record.origin
        name = Text.string(datagram.extracting(record.name))
        text = Text.string(datagram.extracting(record.text))
        self.stream = stream
        isOwn = record.client == client
    }

    /// The record as it travelled, byte for byte.
    package var wireRecord: [UInt8] {
        let record = Record(
            seq: seq, prev: prev, time: time, client: client, cseq: cseq, kind: kind,
            flags: flags, origin: origin)
        var bytes: [UInt8] = []
        record.encode(name: name.utf8.span, text: text.utf8.span, into: &bytes)
        return bytes
    }
}
