/// What a line says, read in place: numbers as numbers, names and text as places in the line.
/// Looking at a line copies nothing and allocates nothing, so a search can look at millions.
package struct LineView: Sendable {
    package let seq: UInt64
    package let time: WallTime
    package let content: Content
    /// Keys of a later version that were stepped over.
    package let unknownKeyCount: Int
    /// The line's own checksum, by which the next file points back at this one.
    package let checksum: UInt32

    /// Nothing in it is counted or copied: a look at a line is as cheap as its bytes.
    package enum Content: Sendable {
        case record(RecordView)
        /// What it says is read when somebody asks: these lines are rare.
        case service
        case unknown(kind: LineRange)
    }

    /// The line in memory of its own; `line` must be the bytes that were looked at.
    package func parsed(_ line: Span<UInt8>) -> ParsedLine {
        switch content {
        case .record(let view):
            return .record(record(view, in: line), text: view.text(in: line))
        case .service:
            guard let service = service(in: line) else { preconditionFailure("other bytes") }
            return .service(service, seq: seq, time: time)
        case .unknown(let kind):
            let word = Text.string(line.extracting(kind.range))
            return .unknown(kind: word, seq: seq, time: time)
        }
    }

    /// What a service line says; nil for every other.
    package func service(in line: Span<UInt8>) -> ServiceLine? {
        guard case .service = content else { return nil }
        return LogLine.service(ofChecked: line)
    }

    package func record(_ view: RecordView, in line: Span<UInt8>) -> LogRecord {
        LogRecord(
            seq: seq, time: time, kind: view.kind,
            room: view.room(in: line),
            nick: LogText.string(line.extracting(view.nick.range)),
            client: view.client, cseq: view.cseq, prev: view.prev, to: view.to,
            toNick: view.toNick.map { LogText.string(line.extracting($0.range)) },
            reason: view.reason, binding: view.binding, isRaw: view.isRaw,
            isVisitor: view.isVisitor, origin: view.origin, address: view.address)
    }
}
