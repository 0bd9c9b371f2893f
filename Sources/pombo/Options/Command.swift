import PomboText

/// A command as a table: what `--help` shows, what the parser takes, what is run.
struct Command: Sendable {
    /// May throw what only it can find wrong with its options.
    typealias Run = @Sendable (ParsedOptions) async throws(OptionError) -> ExitCode

    struct Example: Sendable {
        let line: String
        let meaning: Phrase

        init(_ line: String, _ meaning: Phrase) {
            self.line = line
            self.meaning = meaning
        }
    }

    /// A table of its own, for what is neither option nor command: the lines of a file.
    struct Section: Sendable {
        let heading: Phrase
        let rows: [(line: String, meaning: Phrase)]
    }

    /// What stands behind the options.
    struct Operands: Sendable {
        /// As in `[HOST[:PORT]]`; empty for none.
        let placeholder: String
        let count: ClosedRange<Int>

        static let none = Operands("", 0...0)

        init(_ placeholder: String, _ count: ClosedRange<Int>) {
            self.placeholder = placeholder
            self.count = count
        }

        init(_ placeholder: String, _ count: PartialRangeFrom<Int>) {
            self.init(placeholder, count.lowerBound...Int.max)
        }
    }

    enum Body: Sendable {
        case options([OptionGroup], Operands, run: Run)
        case commands([Command])
    }

    let name: String
    let summary: Phrase
    let examples: [Example]
    /// What there is to know beyond examples and options; shown between them.
    let remarks: [Phrase]
    let sections: [Section]
    let body: Body

    init(
        _ name: String, _ summary: Phrase, examples: [Example] = [], remarks: [Phrase] = [],
        sections: [Section] = [], _ body: Body
    ) {
        self.name = name
        self.summary = summary
        self.examples = examples
        self.remarks = remarks
        self.sections = sections
        self.body = body
    }

    var commands: [Command] {
        if case .commands(let commands) = body { return commands }
        return []
    }

    var rows: [OptionRow] {
        if case .options(let groups, _, _) = body { return groups.flatMap(\.rows) }
        return []
    }
}
