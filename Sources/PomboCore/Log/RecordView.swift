/// The fields of a record's line. The ranges are insides of JSON strings, escapes and all.
package struct RecordView: Sendable {
    package var kind: Kind
    package var room = LineRange.none
    package var nick = LineRange.none
    package var client: UInt64 = 0
    package var cseq: UInt32 = 0
    package var prev: UInt64 = 0
    package var to: UInt64?
    package var toNick: LineRange?
    package var reason: LeaveReason?
    package var binding: LogRecord.Binding?
    package var isRaw = false
    package var isVisitor = false
    package var origin: Origin?
    package var address: Address?
    package var text = LineRange.none

    package func room(in line: Span<UInt8>) -> String {
        LogText.string(line.extracting(room.range))
    }

    package func text(in line: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        LogText.unescape(line.extracting(text.range), to: &bytes)
        return bytes
    }
}
