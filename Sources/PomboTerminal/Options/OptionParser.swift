import PomboLab
import PomboText

/// Reads the words behind a command's name, as GNU programs do: `--name value`, `--name=value`,
/// `-n value`, `-nvalue`, flags in one word `-fq`, options and operands in any order, and nothing
/// but operands behind `--`.
struct OptionParser {
    let rows: [OptionRow]
    private var rest: ArraySlice<String>
    private(set) var options: ParsedOptions
    /// `--help` or `-h` was among them; then nothing else matters.
    private(set) var wantsHelp = false

    init(_ rows: [OptionRow], _ words: ArraySlice<String>, language: Language) {
        self.rows = rows
        rest = words
        options = ParsedOptions(language: language)
    }

    mutating func parse(environment: (String) -> String?) throws(OptionError) {
        var onlyOperands = false
        while let word = rest.popFirst(), !wantsHelp {
            if onlyOperands || word == "-" || !word.hasPrefix("-") {
                options.add(operand: word)
            } else if word == "--" {
                onlyOperands = true
            } else if word.hasPrefix("--") {
                try long(word)
            } else {
                try short(word)
            }
        }
        if !wantsHelp { try addEnvironment(environment) }
    }

    private mutating func long(_ word: String) throws(OptionError) {
        let parts = word.dropFirst(2).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let value = parts.count == 2 ? String(parts[1]) : nil
        if name == "help" {
            wantsHelp = true
            return
        }
        guard let row = rows.first(where: { $0.name == name }) else {
            throw .unknownOption("--\(name)", nearest: nearest(to: name))
        }
        if row.placeholder != nil {
            try add(row, value, as: row.long)
        } else if let value {
            throw .surplusValue(option: row.long, value: value)
        } else {
            options.add("", for: row)
        }
    }

    private mutating func short(_ word: String) throws(OptionError) {
        var letters = word.dropFirst()
        // One dash where two were meant would read as a heap of short options.
        if letters.count > 1, rows.contains(where: { $0.name == letters }) {
            throw .unknownOption(word, nearest: "--\(letters)")
        }
        while let letter = letters.popFirst() {
            let name = "-\(letter)"
            guard let row = rows.first(where: { $0.short == letter }) else {
                if letter == "h" {
                    wantsHelp = true
                    return
                }
                throw .unknownOption(name, nearest: nil)
            }
            if row.placeholder == nil {
                options.add("", for: row)
                continue
            }
            try add(row, letters.isEmpty ? nil : String(letters), as: name)
            return
        }
    }

    /// The value in the next word. Another option there means that the value was forgotten; who
    /// really wants it writes `--name=--other`.
    private mutating func next(_ row: OptionRow, as name: String) throws(OptionError) -> String {
        let word = rest.first
        let isOption = rows.contains { $0.long == word } || word == "--help" || word == "--"
        guard let word, !isOption else {
            throw .missingValue(option: name, placeholder: row.placeholder ?? "")
        }
        rest.removeFirst()
        return word
    }

    /// `attached` is the value if it stood in the word of its option.
    private mutating func add(
        _ row: OptionRow, _ attached: String?, as name: String
    ) throws(OptionError) {
        let text: String
        if let attached { text = attached } else { text = try next(row, as: name) }
        do throws(ValueError) {
            options.add(try row.read(text), for: row)
        } catch {
            throw .badValue(option: name, error)
        }
    }

    private mutating func addEnvironment(
        _ environment: (String) -> String?
    ) throws(OptionError) {
        for row in rows where !options.has(row) {
            guard let variable = row.environment, let text = environment(variable.rawValue),
                !text.isEmpty
            else { continue }
            do throws(ValueError) {
                options.add(try row.read(text), for: row)
            } catch {
                throw .badEnvironment(variable, error)
            }
        }
    }

    /// The option of which it is the beginning, or that it nearly is.
    private func nearest(to name: String) -> String? {
        let names = rows.map(\.name) + ["help"]
        let begun = name.count > 1 ? names.filter { $0.hasPrefix(name) } : []
        let found = begun.count == 1 ? begun[0] : Spelling.nearest(to: name, in: names)
        return found.map { "--\($0)" }
    }
}
