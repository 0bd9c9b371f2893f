import PomboCore
import PomboPosix

/// One form in which records are shown. Each call gives the bytes to be written.
protocol ReplayOutput {
    mutating func head() -> [UInt8]
    mutating func bytes(_ entry: ReplayEntry) -> [UInt8]
    mutating func bytes(_ gap: ReplayGap) -> [UInt8]
    mutating func foot() -> [UInt8]
}

extension ReplayOutput {
    mutating func head() -> [UInt8] { [] }
    mutating func bytes(_ gap: ReplayGap) -> [UInt8] { [] }
    mutating func foot() -> [UInt8] { [] }
}

/// Lines of the log as they stand: what `jq` and the next replay read.
struct LineOutput: ReplayOutput {
    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] { entry.line + [0x0A] }
}

/// What a record says, in the words all outputs share.
enum RecordWords {
    /// What stands behind the name, for records that are not plain speech.
    static func sentence(_ entry: ReplayEntry) -> String {
        let record = entry.record
        switch record.kind {
        case .join: return "joined"
        case .leave:
            let reason = record.reason ?? .left
            return reason == .left ? "left" : "left (\(reason.word))"
        case .nick: return "is now called \(VisibleText.of(entry.text))"
        default: return VisibleText.of(entry.text)
        }
    }

    /// What is unusual about a record, in brackets behind it.
    static func marks(_ record: LogRecord, _ zone: Zone) -> String {
        var marks: [String] = []
        if record.isRaw { marks.append("raw") }
        if let origin = record.origin {
            let civil = zone.civil(origin.time)
            marks.append("replay of #\(origin.seq), \(civil.date) \(civil.clock)")
        }
        return marks.isEmpty ? "" : " [\(marks.joined(separator: "; "))]"
    }

    static func name(_ record: LogRecord) -> String {
        let nick = VisibleText.of(record.nick)
        return record.kind == .post ? "~\(nick)" : nick
    }

    static func recipient(_ record: LogRecord) -> String {
        VisibleText.of(record.toNick ?? "?")
    }
}
