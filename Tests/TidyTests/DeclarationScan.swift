/// Which names the sources declare, and how often each occurs. A word in a text counts as well,
/// which only makes the scan find less.
struct DeclarationScan {
    struct Name {
        let word: Substring
        let path: String
        /// Counted from one.
        let line: Int
    }

    private var declared: [Name] = []
    private var occurrences: [Substring: Int] = [:]
    private var declarations: [Substring: Int] = [:]

    init(_ files: [SourceTree.SourceFile]) {
        for file in files {
            for (number, line) in zip(1..., file.lines) {
                let words = Self.words(of: line)
                for word in words { occurrences[word, default: 0] += 1 }
                // What stands in a text or behind it declares nothing.
                let code = line.prefix { $0 != "\"" }
                for word in Self.declaredNames(of: code, Self.words(of: code)) {
                    declarations[word, default: 0] += 1
                    declared.append(Name(word: word, path: file.path, line: number))
                }
            }
        }
    }

    /// Those that stand nowhere but where they are declared.
    var unusedNames: [Name] {
        declared.filter { occurrences[$0.word] == declarations[$0.word] }
    }

    // MARK: One line

    /// Its words, but for those of a comment at its end.
    private static func words(of line: Substring) -> [Substring] {
        let bytes = line.utf8
        var words: [Substring] = []
        var start: Substring.Index?
        var last: UInt8 = 0x20
        for index in bytes.indices {
            let byte = bytes[index]
            if isOfWord(byte) {
                if start == nil { start = index }
            } else {
                if let begun = start { words.append(line[begun..<index]) }
                start = nil
                if byte == 0x2F, last == 0x2F { return words }
            }
            last = byte
        }
        if let start { words.append(line[start...]) }
        return words
    }

    /// A letter, a digit or `_`; all of a letter that is not ASCII.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
        default: false
        }
    }

    private static let keywords: Set<Substring> = [
        "func", "var", "let", "struct", "enum", "class", "protocol", "typealias",
    ]

    private static func declaredNames(
        of line: Substring, _ words: [Substring]
    ) -> [Substring] {
        if words.first == "case" { return cases(of: line.code.trimmed.dropFirst(5)) }
        return zip(words, words.dropFirst()).compactMap { word, next in
            keywords.contains(word) && next != "_" && !keywords.contains(next) ? next : nil
        }
    }

    /// `one, two(Int), three = 3`; nothing if it is the case of a switch.
    private static func cases(of list: Substring) -> [Substring] {
        var depth = 0
        var outer = ""
        for character in list {
            if character == "(" { depth += 1 }
            if depth == 0 { outer.append(character) }
            if character == ")" { depth -= 1 }
        }
        if outer.contains(where: { ":.\"".contains($0) }) { return [] }
        return outer.split(separator: ",").compactMap { words(of: $0).first }
    }
}
