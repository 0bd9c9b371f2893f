import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The user's own form: `--template '{clock} {nick}: {text}'`.
struct TemplateOutput: ReplayOutput {
    private enum Part {
        case text(String)
        case field(String)
    }

    static let fields = [
        "seq", "time", "date", "clock", "t", "kind", "room", "nick", "client", "n", "prev", "to",
        "to_nick", "reason", "origin_seq", "addr", "text",
    ]

    private let parts: [Part]
    private let zone: Zone

    init(_ template: String, zone: Zone) throws(OptionError) {
        self.zone = zone
        parts = try Self.parse(template)
    }

    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] {
        var text = ""
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .field(let name): text += SafeText.of(value(name, entry))
            }
        }
        return Array((text + "\n").utf8)
    }

    private func value(_ field: String, _ entry: ReplayEntry) -> String {
        let record = entry.record
        switch field {
        case "seq": return String(record.seq)
        case "time": return record.time.rfc3339(zone)
        case "date": return zone.civil(record.time).date
        case "clock": return zone.civil(record.time).clock
        case "t": return String(record.time.microseconds)
        case "kind": return record.kind.word
        case "room": return record.room
        case "nick": return record.nick
        case "client": return record.client.hexDigits
        case "n": return String(record.cseq)
        case "prev": return String(record.prev)
        case "to": return record.to?.hexDigits ?? ""
        case "to_nick": return record.toNick ?? ""
        case "reason": return record.reason?.word ?? ""
        case "origin_seq": return record.origin.map { String($0.seq) } ?? ""
        case "addr": return record.address?.description ?? ""
        default: return entry.text
        }
    }

    /// `{name}` is a field, `{{` a brace, `\t` and `\n` what they are elsewhere.
    private static func parse(_ template: String) throws(OptionError) -> [Part] {
        var parts: [Part] = []
        var words = ""
        var rest = Substring(template)
        while let character = rest.popFirst() {
            if character == "\\", let mark = rest.first, mark == "t" || mark == "n" {
                rest.removeFirst()
                words.append(mark == "t" ? "\t" : "\n")
            } else if character == "{" && rest.first == "{" {
                rest.removeFirst()
                words.append("{")
            } else if character == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw .other(Texts.openBrace(template))
                }
                let name = String(rest[..<end])
                guard fields.contains(name) else {
                    throw .other(Texts.noField(name, fields))
                }
                if !words.isEmpty { parts.append(.text(words)) }
                words = ""
                parts.append(.field(name))
                rest = rest[rest.index(after: end)...]
            } else {
                words.append(character)
            }
        }
        if !words.isEmpty { parts.append(.text(words)) }
        return parts
    }
}
