import PomboCore
import PomboTerminal
import PomboText

/// What a record says, in the words all outputs share.
enum RecordWords {
    /// What stands behind the name, for records that are not plain speech.
    static func sentence(_ entry: ReplayEntry) -> Phrase {
        let record = entry.record
        return switch record.kind {
        case .join, .nick: Texts.presence(record.kind, SafeText.of(entry.text))
        case .leave: Texts.presence(.leave, (record.reason ?? .left).word)
        default: Phrase(verbatim: SafeText.of(entry.text))
        }
    }

    /// What is unusual about a record, in brackets behind it.
    static func marks(_ record: LogRecord, _ zone: Zone) -> Phrase {
        var marks: [Phrase] = []
        if record.isRaw { marks.append(Phrase("raw", pt: "bruto")) }
        if let origin = record.origin {
            let civil = zone.civil(origin.time)
            marks.append(Texts.replayOf(origin.seq, "\(civil.date) \(civil.clock)"))
        }
        guard let first = marks.first else { return Phrase(verbatim: "") }
        let all = marks.dropFirst().reduce(first) { $0 + Phrase(verbatim: "; ") + $1 }
        return Phrase(verbatim: " [") + all + Phrase(verbatim: "]")
    }

    static func name(_ record: LogRecord) -> String {
        let nick = SafeText.of(record.nick)
        return record.kind == .post ? "~\(nick)" : nick
    }

    static func recipient(_ record: LogRecord) -> String {
        SafeText.of(record.toNick ?? "?")
    }
}
