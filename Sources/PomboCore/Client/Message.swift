/// A stamped record in memory of its own, as a screen or a pipe gets it.
package struct Message: Equatable, Sendable {
    package var stream: StreamKind
    package var seq: UInt64
    package var prev: UInt64
    package var time: WallTime
    package var client: UInt64
    package var cseq: UInt32
    package var kind: Kind
    package var flags: Record.Flags
    package var origin: Origin?
    package var name: String
    package var text: [UInt8]
    /// Something newer had arrived before it.
    package var wasRepaired = false
    /// Its author is this client.
    package var isOwn = false

    init(_ record: Record, of datagram: Span<UInt8>, stream: StreamKind) {
        self.stream = stream
        seq = record.seq
        prev = record.prev
        time = record.time
        client = record.client
        cseq = record.cseq
        kind = record.kind
        flags = record.flags
        origin = record.origin
        name = Text.string(datagram.extracting(record.name))
        text = []
        text.append(copying: datagram.extracting(record.text))
    }

    /// Well-formed: it was checked when it came in.
    package var string: String { String(decoding: text, as: UTF8.self) }

    /// The bytes that it travelled in.
    package var wireRecord: [UInt8] {
        let record = Record(
            seq: seq, prev: prev, time: time, client: client, cseq: cseq, kind: kind,
            flags: flags, origin: origin)
        var bytes: [UInt8] = []
        record.encode(name: name.utf8.span, text: text.span, into: &bytes)
        return bytes
    }
}

/// Which of its two streams a client means.
package enum StreamKind: UInt8, Sendable {
    case room, inbox
}
