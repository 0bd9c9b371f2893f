/// The words of a line that a person wrote, each with its place, so that an error can point at it.
struct Words {
    struct Word {
        var text: Substring
        /// Where it begins, in bytes of UTF-8.
        var offset: Int

        var isComma: Bool { text == "," }
    }

    /// The line's number in its file.
    let line: Int
    private var text: Substring
    private var words: [Word] = []
    private var index = 0
    /// The word read last, for errors that say "after".
    private(set) var previous = ""

    /// Blanks part words. Where `keepsCommas`, a comma does too, and is a word of its own.
    init(_ source: String, line: Int = 1, keepsCommas: Bool = false) {
        self.line = line
        text = source[...]
        var start: String.Index?
        for index in source.indices {
            let isComma = keepsCommas && source[index] == ","
            if isComma || source[index].isWhitespace {
                if let start { words.append(word(start..<index)) }
                start = nil
                if isComma { words.append(word(index..<source.index(after: index))) }
            } else if start == nil {
                start = index
            }
        }
        if let start { words.append(word(start..<source.endIndex)) }
    }

    private func word(_ range: Range<String.Index>) -> Word {
        let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return Word(text: text[range], offset: offset)
    }

    /// A comment begins with a `#` that begins a word: `ack#1` is none.
    mutating func dropComment() {
        guard let start = words.firstIndex(where: { $0.text.hasPrefix("#") }) else { return }
        text = text[..<words[start].text.startIndex]
        words.removeSubrange(start...)
    }

    var next: Word? { index < words.count ? words[index] : nil }

    var behindNext: Word? { index + 1 < words.count ? words[index + 1] : nil }

    /// Where the next word is, or would be if the line went on.
    var place: Int { next?.offset ?? text.utf8.count }

    mutating func skip() {
        let word = words[index]
        if !word.isComma { previous = String(word.text) }
        index += 1
    }

    /// Takes the next word if it is this one.
    mutating func skip(if word: String) -> Bool {
        guard let next, next.text == word else { return false }
        skip()
        return true
    }

    /// What is left of the line, between `separator`s, without blanks around it.
    mutating func rest(separatedBy separator: Character) -> [Word] {
        guard let first = next else { return [] }
        var parts: [Word] = []
        for part in text[first.text.startIndex...]
            .split(separator: separator, omittingEmptySubsequences: false)
        {
            var part = part
            while part.first?.isWhitespace ?? false { part.removeFirst() }
            while part.last?.isWhitespace ?? false { part.removeLast() }
            parts.append(word(part.startIndex..<part.endIndex))
        }
        index = words.count
        previous = words.last.map { String($0.text) } ?? previous
        return parts
    }

    mutating func rest() -> Word? { rest(separatedBy: "\0").first }

    /// A line with a mark below the word at `offset`. A tab stays a tab, so that the mark stands
    /// below whatever it is as wide as.
    static func pointing(at word: String, _ offset: Int, in line: String) -> String {
        let before = String(decoding: line.utf8.prefix(offset), as: UTF8.self)
        let blanks = before.map { $0 == "\t" ? "\t" : " " as Character }
        return line + "\n" + String(blanks) + String(repeating: "^", count: max(1, word.count))
    }
}
