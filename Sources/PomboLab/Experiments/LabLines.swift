/// The lines of a text, whoever ended them how.
enum LabLines {
    static func split(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
    }
}

/// The words of one line, each with its place.
struct LabWords {
    struct Word {
        var text: Substring
        /// In bytes of UTF-8, from the beginning of the line.
        var offset: Int
    }

    let line: Int
    private let text: Substring
    private let words: [Word]
    private var index = 0
    private(set) var previous = ""

    /// A comment begins with a `#` that begins a word: `ack#1` is none.
    init(_ source: String, line: Int) {
        self.line = line
        var words: [Word] = []
        var end = source.endIndex
        var start: String.Index?
        func word(from: String.Index, to: String.Index) -> Word {
            Word(
                text: source[from..<to],
                offset: source.utf8.distance(from: source.startIndex, to: from))
        }
        for index in source.indices {
            if source[index].isWhitespace {
                if let from = start { words.append(word(from: from, to: index)) }
                start = nil
            } else if start == nil {
                if source[index] == "#" {
                    end = index
                    break
                }
                start = index
            }
        }
        if let from = start { words.append(word(from: from, to: end)) }
        text = source[..<end]
        self.words = words
    }

    /// A part of a line, for what has a grammar of its own.
    init(_ part: Word, line: Int) {
        self.init(String(repeating: " ", count: part.offset) + part.text, line: line)
    }

    var isEmpty: Bool { words.isEmpty }

    var next: Word? { index < words.count ? words[index] : nil }

    var behindNext: Word? { index + 1 < words.count ? words[index + 1] : nil }

    /// Takes the next word, which must be there.
    mutating func take(_ kind: LabFileError.Kind) throws(LabFileError) -> Word {
        guard let word = next else { throw missing(kind) }
        skip()
        return word
    }

    /// Takes the next word if it is this one.
    mutating func skip(if word: String) -> Bool {
        guard let next, next.text == word else { return false }
        skip()
        return true
    }

    mutating func skip() {
        previous = String(words[index].text)
        index += 1
    }

    mutating func keyword(_ word: String) throws(LabFileError) {
        guard let next else { throw missing(word) }
        guard next.text == word else { throw error(next, .notAmong([word], nearest: nil)) }
        skip()
    }

    func end() throws(LabFileError) {
        if let next { throw error(next, .surplus(after: previous)) }
    }

    /// What is left of the line, between `separator`s, without blanks around it.
    mutating func rest(separatedBy separator: Character) -> [Word] {
        guard let first = next else { return [] }
        let start = text.utf8.index(text.startIndex, offsetBy: first.offset)
        var parts: [Word] = []
        for part in text[start...].split(separator: separator, omittingEmptySubsequences: false) {
            var part = part
            while part.first?.isWhitespace ?? false { part.removeFirst() }
            while part.last?.isWhitespace ?? false { part.removeLast() }
            let offset = text.utf8.distance(from: text.startIndex, to: part.startIndex)
            parts.append(Word(text: part, offset: offset))
        }
        index = words.count
        previous = words.last.map { String($0.text) } ?? previous
        return parts
    }

    mutating func rest() -> Word? { rest(separatedBy: "\0").first }

    func error(_ word: Word, _ problem: LabFileError.Problem) -> LabFileError {
        LabFileError(line: line, offset: word.offset, word: String(word.text), problem)
    }

    func missing(_ kind: LabFileError.Kind) -> LabFileError {
        LabFileError(line: line, offset: text.utf8.count, .missing(kind, after: previous))
    }

    /// A keyword is missing: the one thing possible here.
    func missing(_ word: String) -> LabFileError {
        LabFileError(line: line, offset: text.utf8.count, .notAmong([word], nearest: nil))
    }
}
