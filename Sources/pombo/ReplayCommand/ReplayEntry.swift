import PomboCore
import PomboTerminal
import PomboText

/// One record and the line it stands in.
struct ReplayEntry: Equatable, Sendable {
    var record: LogRecord
    var text: String
    /// As it stands in the log, without its newline.
    var line: [UInt8]

    init(_ view: LineView, _ fields: RecordView, line: Span<UInt8>) {
        record = view.record(fields, in: line)
        text = String(decoding: fields.text(in: line), as: UTF8.self)
        self.line = []
        self.line.append(copying: line)
    }
}
