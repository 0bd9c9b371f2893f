import PomboCore
import PomboTerminal
import PomboText

/// Who came and went since anybody said anything, in one line: what became of each of them, not
/// every step on the way.
struct PresenceFold {
    /// Where it stands on the screen.
    var id: InlineScreen.LineID?
    private(set) var people: [Person] = []

    struct Person: Equatable {
        var name: String
        /// They were not here before.
        var isNew: Bool
        /// The last of join, leave and nick, and its word.
        var kind: Kind
        var word: String
    }

    /// More names than this are counted.
    private static let nameLimit = 8

    mutating func add(_ kind: Kind, _ word: String, by name: String) {
        // Who has another name now is not who may come under the old one.
        if let known = people.firstIndex(where: { $0.name == name && $0.kind != .nick }),
            kind != .nick
        {
            people[known].kind = kind
            people[known].word = word
        } else {
            people.append(Person(name: name, isNew: kind == .join, kind: kind, word: word))
        }
    }

    func text(clock: String, _ language: Language) -> StyledText {
        var groups: [(one: Phrase, names: [String], person: Person)] = []
        for person in people {
            let words = Self.words(for: person, count: 1)
            if let place = groups.firstIndex(where: { $0.one == words }) {
                groups[place].names.append(person.name)
            } else {
                groups.append((words, [person.name], person))
            }
        }
        let parts = groups.map { group in
            let rest = group.names.count - Self.nameLimit
            var names = group.names.prefix(Self.nameLimit).joined(separator: ", ")
            if rest > 0 { names += Texts.andOthers(rest)[language] }
            let words = Self.words(for: group.person, count: group.names.count)
            return "\(names) \(words[language])"
        }
        return StyledText("\(clock) \(parts.joined(separator: " · "))", .dim)
    }

    private static func words(for person: Person, count: Int) -> Phrase {
        switch (person.kind, person.isNew) {
        case (.join, false): Texts.cameBack(count)
        case (.leave, true) where LeaveReason(word: person.word) == .left: Texts.cameAndLeft(count)
        default: Texts.presence(person.kind, person.word, count: count)
        }
    }
}
