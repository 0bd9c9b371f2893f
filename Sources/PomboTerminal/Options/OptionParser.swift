import PomboLab

/// Reads the words behind a command's name, as GNU programs do: `--name value`, `--name=value`,
/// `-n value`, `-nvalue`, flags in one word `-fq`, options and operands in any order, and nothing
/// but operands behind `--`.
struct OptionParser<Target: CommandOptions> {
    private let options = Target.options
    private var rest: ArraySlice<String>
    private(set) var words: ParsedWords
    /// By the long name of the option, in the order given.
    private var changes: [String: [Option<Target>.Change]] = [:]
    /// `--help` or `-h` was among them; then nothing else matters.
    private(set) var wantsHelp = false

    init(_ typed: ArraySlice<String>) {
        rest = typed
        words = ParsedWords(names: options.map(\.row.name))
    }

    /// What was typed, in place of what counts where nothing is said.
    func fill(_ target: inout Target) {
        for option in options {
            for change in changes[option.row.name] ?? [] { change(&target) }
        }
    }

    mutating func parse(environment: (String) -> String?) throws(OptionError) {
        var onlyOperands = false
        while let word = rest.popFirst(), !wantsHelp {
            if onlyOperands || word == "-" || !word.hasPrefix("-") {
                words.operands.append(word)
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
        guard let option = options.first(where: { $0.row.name == name }) else {
            throw .unknownOption("--\(name)", nearest: nearest(to: name))
        }
        if let value, option.row.placeholder == nil {
            throw .surplusValue(option: option.row.long, value: value)
        }
        try add(option, value, as: option.row.long)
    }

    private mutating func short(_ word: String) throws(OptionError) {
        var letters = word.dropFirst()
        // One dash where two were meant would read as a heap of short options.
        if letters.count > 1, options.contains(where: { $0.row.name == letters }) {
            throw .unknownOption(word, nearest: "--\(letters)")
        }
        while let letter = letters.popFirst() {
            let name = "-\(letter)"
            guard let option = options.first(where: { $0.row.short == letter }) else {
                if letter == "h" {
                    wantsHelp = true
                    return
                }
                throw .unknownOption(name, nearest: nil)
            }
            if option.row.placeholder == nil {
                try add(option, nil, as: name)
                continue
            }
            try add(option, letters.isEmpty ? nil : String(letters), as: name)
            return
        }
    }

    /// The value in the next word. Another option there means that the value was forgotten; who
    /// really wants it writes `--name=--other`.
    private mutating func next(_ row: OptionRow, as name: String) throws(OptionError) -> String {
        let word = rest.first
        let isOption = options.contains { $0.row.long == word } || word == "--help" || word == "--"
        guard let word, !isOption else {
            throw .missingValue(option: name, placeholder: row.placeholder ?? "")
        }
        rest.removeFirst()
        return word
    }

    /// `attached` is the value if it stood in the word of its option. Flags have none.
    private mutating func add(
        _ option: Option<Target>, _ attached: String?, as name: String
    ) throws(OptionError) {
        var text = attached ?? ""
        if attached == nil, option.row.placeholder != nil {
            text = try next(option.row, as: name)
        }
        do throws(ValueError) { try note(option, text) } catch {
            throw .badValue(option: name, error)
        }
    }

    private mutating func note(_ option: Option<Target>, _ text: String) throws(ValueError) {
        changes[option.row.name, default: []].append(try option.read(text))
        words.note(option.row.name)
    }

    private mutating func addEnvironment(
        _ environment: (String) -> String?
    ) throws(OptionError) {
        for option in options where !words.isGiven(option.row.name) {
            guard let variable = option.row.environment, let text = environment(variable.rawValue),
                !text.isEmpty
            else { continue }
            do throws(ValueError) { try note(option, text) } catch {
                throw .badEnvironment(variable, error)
            }
        }
    }

    /// The option of which it is the beginning, or that it nearly is.
    private func nearest(to name: String) -> String? {
        let names = options.map(\.row.name) + ["help"]
        let begun = name.count > 1 ? names.filter { $0.hasPrefix(name) } : []
        let found = begun.count == 1 ? begun[0] : Spelling.nearest(to: name, in: names)
        return found.map { "--\($0)" }
    }
}
