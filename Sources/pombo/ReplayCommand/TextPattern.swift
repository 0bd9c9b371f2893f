import PomboTerminal
import PomboText

/// What `--grep` looks for: a part of the text, or between slashes a regular expression. Without
/// a capital letter in it, small and capital letters are the same.
struct TextPattern {
    private let words: String
    private let expression: Regex<AnyRegexOutput>?
    private let ignoresCase: Bool

    init(_ pattern: String) throws(OptionError) {
        ignoresCase = pattern == pattern.lowercased()
        guard pattern.count > 2, pattern.hasPrefix("/"), pattern.hasSuffix("/") else {
            words = pattern
            expression = nil
            return
        }
        words = ""
        do {
            let plain = try Regex(String(pattern.dropFirst().dropLast()))
            expression = ignoresCase ? plain.ignoresCase() : plain
        } catch {
            throw .other(Texts.noExpression(pattern))
        }
    }

    func matches(_ text: String) -> Bool {
        if let expression { return text.firstMatch(of: expression) != nil }
        return (ignoresCase ? text.lowercased() : text).contains(words)
    }
}
