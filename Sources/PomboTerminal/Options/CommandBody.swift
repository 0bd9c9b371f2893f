import PomboText

extension Command.Body {
    /// A command with options, and what is done with them once they are whole.
    package static func options<Target: CommandOptions>(
        _: Target.Type, _ operands: Command.Operands = .none,
        run: @escaping @Sendable (Target) async throws(OptionError) -> ExitCode
    ) -> Command.Body {
        let groups = Target.table.map { ($0.heading, $0.options.map(\.row)) }
        return .leaf(
            Command.Leaf(groups: groups, operands: operands) {
                typed, language, environment throws(OptionError) in
                var parser = OptionParser<Target>(typed)
                try parser.parse(environment: environment)
                if parser.wantsHelp { return nil }
                try check(parser.words.operands, operands)
                var target = Target()
                target.language = language
                parser.fill(&target)
                try target.finish(parser.words)
                return { [target] () async throws(OptionError) in try await run(target) }
            })
    }

    private static func check(
        _ words: [String], _ operands: Command.Operands
    ) throws(OptionError) {
        if words.count < operands.count.lowerBound { throw .missingOperand(operands.placeholder) }
        if words.count > operands.count.upperBound {
            throw .surplusOperand(words[operands.count.upperBound])
        }
    }
}
