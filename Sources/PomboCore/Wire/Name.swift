/// The name of a person or of a room: the form that was typed, and the key that decides equality.
package struct Name: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    /// Lower case, and compared canonically: `João` is the same name however it was composed.
    package let key: String

    /// Nil for what is no name: 1 to 32 bytes of letters, decimal digits, marks after a letter,
    /// and `-`, `_`, `.`.
    package init?(_ text: String) {
        guard (1...Specification.nameLimit).contains(text.utf8.count) else { return nil }
        var isMarkAllowed = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter:
                isMarkAllowed = true
            case .nonspacingMark, .spacingMark:
                guard isMarkAllowed else { return nil }
            case .decimalNumber:
                isMarkAllowed = false
            default:
                guard scalar == "-" || scalar == "_" || scalar == "." else { return nil }
                isMarkAllowed = false
            }
        }
        self.text = text
        key = text.lowercased()
    }

    /// Nil also for what is not well-formed UTF-8.
    package init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count <= Specification.nameLimit,
            let valid = try? UTF8Span(validating: bytes)
        else { return nil }
        self.init(String(copying: valid))
    }

    package static func == (left: Name, right: Name) -> Bool { left.key == right.key }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    package var description: String { text }

    package static let lobby = Name(Specification.lobby)!
}
