import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// For reading: a line for each record, a line where the day begins.
struct TextOutput: ReplayOutput {
    var zone: Zone
    var hasColor: Bool
    var language: Language
    private var day: String?

    init(zone: Zone, hasColor: Bool, _ language: Language = .english) {
        self.language = language
        self.zone = zone
        self.hasColor = hasColor
    }

    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] {
        let record = entry.record
        let civil = zone.civil(record.time)
        var text = ""
        if day != civil.date {
            day = civil.date
            text += dim("--- \(civil.date) ---") + "\n"
        }
        text += dim("\(civil.clock) #\(record.seq)") + " "
        // The room everybody begins in goes without saying.
        if record.room != Specification.lobby { text += "#\(SafeText.of(record.room)) " }
        text += body(entry) + dim(RecordWords.marks(record, zone)[language]) + "\n"
        return Array(text.utf8)
    }

    mutating func bytes(_ gap: ReplayGap) -> [UInt8] {
        Array((dim("         ... \(gap.phrase[language])") + "\n").utf8)
    }

    private func body(_ entry: ReplayEntry) -> String {
        let record = entry.record
        let name = colored(RecordWords.name(record), record.client)
        let words = RecordWords.sentence(entry)[language]
        switch record.kind {
        case .say, .post: return "\(name): \(words)"
        case .me: return "* \(name) \(words)"
        case .direct: return "\(name) -> \(RecordWords.recipient(record)): \(words)"
        case .join, .leave, .nick: return "\(name) " + dim(words)
        }
    }

    private func dim(_ text: String) -> String {
        hasColor && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    /// One of six colours by the author's id, so that it outlives a new name.
    private func colored(_ text: String, _ client: UInt64) -> String {
        guard hasColor else { return text }
        return "\u{1B}[\(31 + (client ^ client >> 32) % 6)m\(text)\u{1B}[0m"
    }
}
