/// What the word before the cursor may become. Tab fills in what all candidates share, then goes
/// through them; any other key takes the one that is shown.
package struct Completion: Sendable {
    /// What a completer has to know.
    package struct Place: Equatable, Sendable {
        /// From the last blank to the cursor; may be empty.
        package var word: String
        /// All that stands before the word.
        package var before: String

        package var isFirstWord: Bool { before.allSatisfy(\.isWhitespace) }
    }

    /// Whole words in place of the one typed, with what should follow them, as in `ana: `.
    let candidates: [String]
    /// The candidate shown; nil while it is what they share.
    package private(set) var index: Int?
    /// How many characters of the line are the completion's.
    package var shown: String

    package init(word: String, candidates: [String]) {
        self.candidates = candidates
        shown = candidates.count == 1 ? candidates[0] : Self.shared(candidates) ?? word
        if candidates.count == 1 { index = 0 }
        // What they share adds nothing: begin with the first.
        if candidates.count > 1, shown.count <= word.count {
            shown = candidates[0]
            index = 0
        }
    }

    package mutating func step(_ direction: Int) {
        let count = candidates.count
        let next = index.map { ($0 + direction + count) % count } ?? (direction > 0 ? 0 : count - 1)
        index = next
        shown = candidates[next]
    }

    /// The longest beginning of all, nil if there is none.
    private static func shared(_ words: [String]) -> String? {
        guard var prefix = words.first else { return nil }
        for word in words.dropFirst() {
            while !word.hasPrefix(prefix) { prefix.removeLast() }
        }
        return prefix.isEmpty ? nil : prefix
    }
}
