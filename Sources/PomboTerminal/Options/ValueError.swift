import PomboText

/// Why the text given for an option is no value for it.
package enum ValueError: Error, Hashable, Sendable {
    case unreadable(String, ValueKind)
    case outside(String, low: String, high: String)
    case notAmong(String, [String])
    /// What only its reader can say of it.
    case wrong(Phrase)
}
