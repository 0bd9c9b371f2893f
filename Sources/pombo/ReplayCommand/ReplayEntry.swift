import PomboCore
import PomboTerminal
import PomboText

/// What a replay shows, in order: a record, or numbers that are not there.
enum ReplayEvent: Sendable {
    case record(ReplayEntry)
    case gap(ReplayGap)
}

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

/// Numbers that no record has.
struct ReplayGap: Equatable, Sendable {
    /// The numbers before and behind it; they may be neighbours if only a line is damaged.
    var after: UInt64
    var before: UInt64
    var damagedLineCount: Int
    /// A recovery or a reservation lies between: numbers were left out on purpose.
    var isRecovery: Bool

    var missingCount: UInt64 { before - after - 1 }

    /// In words, the same in every output.
    var phrase: Phrase { Texts.sentence(of: self) }
}
