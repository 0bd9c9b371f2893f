import PomboCore

/// The words of a command line in turn: `--name value`, `--name=value`, `-n value`, `-n20`, and
/// operands, which are all that follows `--`.
struct ArgumentWords {
    enum Word: Equatable {
        case option(String)
        case operand(String)
    }

    private var rest: ArraySlice<String>
    /// The value that was written in the same word as its option.
    private var attached: String?
    private var onlyOperands = false

    init(_ words: [String]) { rest = words[...] }

    mutating func next() throws(UsageError) -> Word? {
        if let value = attached {
            throw UsageError("An option takes no value, but '\(value)' is given.")
        }
        guard let word = rest.popFirst() else { return nil }
        if onlyOperands || word == "-" || !word.hasPrefix("-") { return .operand(word) }
        if word == "--" {
            onlyOperands = true
            return try next()
        }
        if word.hasPrefix("--") {
            guard let equals = word.firstIndex(of: "=") else { return .option(word) }
            attached = String(word[word.index(after: equals)...])
            return .option(String(word[..<equals]))
        }
        if word.utf8.count > 2 { attached = String(word.dropFirst(2)) }
        return .option(String(word.prefix(2)))
    }

    mutating func value(_ name: String) throws(UsageError) -> String {
        if let value = attached {
            attached = nil
            return value
        }
        guard let value = rest.popFirst() else { throw UsageError("'\(name)' wants a value.") }
        return value
    }

    mutating func seq(_ name: String) throws(UsageError) -> UInt64 {
        let text = try value(name)
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        guard let seq = UInt64(digits), !digits.hasPrefix("+") else {
            throw UsageError("'\(name)' wants the number of a record, not '\(text)'.")
        }
        return seq
    }

    mutating func count(_ name: String) throws(UsageError) -> Int {
        let text = try value(name)
        guard let count = Int(text), count > 0, count <= 1_000_000_000, !text.hasPrefix("+") else {
            throw UsageError("'\(name)' wants a number from 1 up, not '\(text)'.")
        }
        return count
    }

    /// One name or several with commas.
    mutating func names(_ name: String) throws(UsageError) -> [Name] {
        var names: [Name] = []
        for part in try value(name).split(separator: ",", omittingEmptySubsequences: false) {
            let text = part.hasPrefix("#") || part.hasPrefix("~") ? part.dropFirst() : part
            guard let found = Name(String(text)) else {
                throw UsageError("'\(part)' cannot be a name.")
            }
            names.append(found)
        }
        return names
    }

    mutating func kinds(_ name: String) throws(UsageError) -> [Kind] {
        var kinds: [Kind] = []
        for part in try value(name).split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = Kind(word: String(part)) else {
                throw UsageError(
                    "There is no kind '\(part)'.",
                    hint: Suggestion.hint(String(part), among: Kind.allCases.map(\.word)))
            }
            kinds.append(kind)
        }
        return kinds
    }

    /// `1`, `2`, `0.5` in thousandths; `max` is as fast as possible.
    mutating func speed(_ name: String) throws(UsageError) -> Int {
        let text = try value(name)
        if text == "max" { return ReplayOptions.fastest }
        let number = text.hasSuffix("x") ? text.dropLast() : text[...]
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.count == 2 ? parts[1] : ""
        guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let whole = Int(parts[0]), whole <= 1_000_000, digits.count <= 3,
            let thousandths = Int(digits + String(repeating: "0", count: 3 - digits.count)),
            whole * 1000 + thousandths > 0
        else {
            throw UsageError(
                "'\(name)' wants a speed, not '\(text)'.", hint: "Speeds are 1, 2, 0.5 or max.")
        }
        return whole * 1000 + thousandths
    }

    mutating func form(_ name: String) throws(UsageError) -> ReplayOptions.Form {
        let text = try value(name)
        guard let form = ReplayOptions.Form(rawValue: text) else {
            let forms = ReplayOptions.Form.allCases.map(\.rawValue)
            throw UsageError(
                "There is no output '\(text)'.",
                hint: Suggestion.hint(text, among: forms) ?? forms.joined(separator: ", "))
        }
        return form
    }
}

/// "Did you mean": the nearest word, if one is near.
enum Suggestion {
    static func hint(_ word: String, among words: [String]) -> String? {
        let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let near, near.1 <= max(2, word.count / 3) else { return nil }
        return "Did you mean '\(near.0)'?"
    }

    /// How many letters have to be changed, added or dropped.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[right.count]
    }
}
