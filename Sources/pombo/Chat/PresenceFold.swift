import PomboCore

/// Who came and went since anybody said anything, in one line.
struct PresenceFold {
    var id: InlineScreen.LineID
    private(set) var entries: [Entry] = []

    struct Entry: Equatable {
        var names: [String]
        var words: Phrase
    }

    /// More names than this are counted.
    private static let nameLimit = 8

    init(id: InlineScreen.LineID, _ entries: [Entry] = []) {
        self.id = id
        self.entries = entries
    }

    static func adding(_ name: String, _ words: Phrase, to entries: [Entry]) -> [Entry] {
        var entries = entries
        if let last = entries.indices.last, entries[last].words == words {
            entries[last].names.append(name)
        } else {
            entries.append(Entry(names: [name], words: words))
        }
        return entries
    }

    static func text(_ entries: [Entry], clock: String, _ language: Language) -> StyledText {
        let parts = entries.map { entry in
            let rest = entry.names.count - nameLimit
            var names = entry.names.prefix(nameLimit).joined(separator: ", ")
            if rest > 0 { names += Texts.andOthers(rest)[language] }
            return "\(names) \(entry.words[language])"
        }
        return StyledText("\(clock) \(parts.joined(separator: " · "))", .dim)
    }
}
