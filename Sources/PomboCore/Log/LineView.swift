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

    package enum Content: Sendable {
        case record(RecordView)
        case service(ServiceLine)
        case unknown(kind: Range<Int>)
    }

    /// The line in memory of its own; `line` must be the bytes that were looked at.
    package func parsed(_ line: Span<UInt8>) -> ParsedLine {
        switch content {
        case .record(let view):
            .record(record(view, in: line), text: view.text(in: line))
        case .service(let service):
            .service(service, seq: seq, time: time)
        case .unknown(let kind):
            .unknown(kind: Text.string(line.extracting(kind)), seq: seq, time: time)
        }
    }

    package func record(_ view: RecordView, in line: Span<UInt8>) -> LogRecord {
        LogRecord(
            seq: seq, time: time, kind: view.kind,
            room: LogText.string(line.extracting(view.room)),
            nick: LogText.string(line.extracting(view.nick)),
            client: view.client, cseq: view.cseq, prev: view.prev, to: view.to,
            toNick: view.toNick.map { LogText.string(line.extracting($0)) },
            reason: view.reason, binding: view.binding, isRaw: view.isRaw,
            isVisitor: view.isVisitor, origin: view.origin, address: view.address)
    }
}

/// The fields of a record's line. The ranges are insides of JSON strings, escapes and all.
package struct RecordView: Sendable {
    package var kind: Kind
    package var room = 0..<0
    package var nick = 0..<0
    package var client: UInt64 = 0
    package var cseq: UInt32 = 0
    package var prev: UInt64 = 0
    package var to: UInt64?
    package var toNick: Range<Int>?
    package var reason: LeaveReason?
    package var binding: LogRecord.Binding?
    package var isRaw = false
    package var isVisitor = false
    package var origin: Origin?
    package var address: Address?
    package var text = 0..<0

    package func text(in line: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        LogText.unescape(line.extracting(text), to: &bytes)
        return bytes
    }
}
