import PomboText

/// A command as a table: what `--help` shows, what the parser takes, what is run.
package struct Command: Sendable {
    /// May throw what only it can find wrong with its options.
    package typealias Run = () async throws(OptionError) -> ExitCode

    package struct Example: Sendable {
        package let line: String
        package let meaning: Phrase

        package init(_ line: String, _ meaning: Phrase) {
            self.line = line
            self.meaning = meaning
        }
    }

    /// A table of its own, for what is neither option nor command: the lines of a file.
    package struct Section: Sendable {
        package let heading: Phrase
        package let rows: [(line: String, meaning: Phrase)]

        package init(heading: Phrase, rows: [(line: String, meaning: Phrase)]) {
            self.heading = heading
            self.rows = rows
        }
    }

    /// What stands behind the options.
    package struct Operands: Sendable {
        /// As in `[HOST[:PORT]]`; empty for none.
        let placeholder: String
        package let count: ClosedRange<Int>

        package static let none = Operands("", 0...0)

        package init(_ placeholder: String, _ count: ClosedRange<Int>) {
            self.placeholder = placeholder
            self.count = count
        }

        package init(_ placeholder: String, _ count: PartialRangeFrom<Int>) {
            self.init(placeholder, count.lowerBound...Int.max)
        }
    }

    /// Options, whatever they fill.
    package struct Leaf: Sendable {
        let groups: [(heading: Phrase, rows: [OptionRow])]
        let operands: Operands
        /// What is to be run; nil if it is help that was asked for.
        let read:
            @Sendable (ArraySlice<String>, Language, (String) -> String?)
                throws(OptionError) -> Run?
    }

    package enum Body: Sendable {
        case leaf(Leaf)
        case commands([Command])
    }

    package let name: String
    package let summary: Phrase
    package let examples: [Example]
    /// What there is to know beyond examples and options; shown between them.
    package let remarks: [Phrase]
    package let sections: [Section]
    package let body: Body

    package init(
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

    package var commands: [Command] {
        if case .commands(let commands) = body { return commands }
        return []
    }

    var rows: [OptionRow] {
        if case .leaf(let leaf) = body { return leaf.groups.flatMap(\.rows) }
        return []
    }
}
