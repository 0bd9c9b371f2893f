import PomboText

/// What `--help` says, made from a command's table: examples first, because they are read first.
struct HelpPage {
    /// What fits everywhere and can still be read.
    static let columns = 80
    /// Where the second column begins at the latest; examples are longer than options.
    static let indentLimit = 30
    static let exampleIndentLimit = 46
    /// Where it begins if everything on the left is longer.
    static let ownRowIndent = 8

    let command: Command
    let path: String

    init(_ command: Command, path: String) {
        self.command = command
        self.path = path
    }

    func text(_ language: Language) -> String {
        var sections = [
            Self.wrap("\(path): \(command.summary[language])", columns: Self.columns)
        ]
        if !command.examples.isEmpty {
            let rows = command.examples.map { ($0.line, $0.meaning[language]) }
            sections.append(
                [Texts.examples[language]] + table(rows, limit: Self.exampleIndentLimit))
        }
        sections.append(["\(Texts.usage[language]) \(path) \(usage[language])"])
        for remark in command.remarks {
            sections.append(Self.wrap(remark[language], columns: Self.columns))
        }
        for section in command.sections {
            let rows = section.rows.map { ($0.line, $0.meaning[language]) }
            sections.append(
                [section.heading[language]] + table(rows, limit: Self.exampleIndentLimit))
        }
        if !command.commands.isEmpty {
            let rows = command.commands.map { ($0.name, $0.summary[language]) }
            sections.append([Texts.commands[language]] + table(rows))
        }
        if case .leaf(let leaf) = command.body {
            for group in leaf.groups where !group.rows.isEmpty {
                let rows = group.rows.map { (Self.label($0), describe($0, language)) }
                sections.append([group.heading[language]] + table(rows))
            }
        }
        let hint = Texts.helpHint(path, hasCommands: !command.commands.isEmpty)
        sections.append(Self.wrap(hint[language], columns: Self.columns))
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var usage: Phrase {
        switch command.body {
        case .commands: Texts.anyCommand
        case .leaf(let leaf):
            leaf.operands.placeholder.isEmpty
                ? Texts.anyOptions
                : Texts.anyOptions + Phrase(verbatim: " \(leaf.operands.placeholder)")
        }
    }

    private static func label(_ row: OptionRow) -> String {
        let short = row.short.map { "-\($0), " } ?? "    "
        return short + row.long + (row.placeholder.map { " \($0)" } ?? "")
    }

    private func describe(_ row: OptionRow, _ language: Language) -> String {
        let help = row.help[language]
        return row.environment.map { "\(help) ($\($0.rawValue))" } ?? help
    }

    /// Two columns; a long left one has a row of its own.
    private func table(
        _ rows: [(left: String, right: String)], limit: Int = indentLimit
    ) -> [String] {
        let widths = rows.map { DisplayWidth.of($0.left) + 4 }
        let indent = widths.filter { $0 <= limit }.max() ?? Self.ownRowIndent
        return zip(rows, widths).flatMap { row, width in
            var lines = Self.wrap(row.right, columns: Self.columns - indent)
                .map { String(repeating: " ", count: indent) + $0 }
            let left = "  " + row.left
            if width <= indent, let first = lines.first {
                lines[0] = left + first.dropFirst(width - 2)
            } else {
                lines.insert(left, at: 0)
            }
            return lines
        }
    }

    static func wrap(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= columns {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
