import PomboLab
import PomboText

/// What a command line asks for.
package enum Invocation {
    case run(command: String, Command.Run)
    /// To standard output: somebody asked.
    case show(String)

    /// `arguments` are without the program's own name, which is the root's.
    package init(
        _ arguments: [String], of root: Command, version: String, language: Language,
        environment: (String) -> String?
    ) throws(UsageFailure) {
        var command = root
        var path = root.name
        var words = arguments[...]
        // `pombo help relay` is what people try.
        let asksForHelp = words.first == "help"
        if asksForHelp { words.removeFirst() }
        while case .commands(let commands) = command.body {
            guard let word = words.popFirst() else {
                if asksForHelp { break }
                throw UsageFailure(
                    command: path, error: .missingCommand(commands.map(\.name)))
            }
            if word == "--version" || word == "-V" {
                self = .show("\(root.name) \(version)\n")
                return
            }
            if word == "--help" || word == "-h" {
                self = .show(HelpPage(command, path: path).text(language))
                return
            }
            guard let next = commands.first(where: { $0.name == word }) else {
                throw UsageFailure(command: path, error: Self.unknown(word, commands))
            }
            command = next
            path += " \(word)"
        }
        self = try Self.read(
            command, path, asksForHelp ? ["--help"] : words, language, environment)
    }

    private static func unknown(_ word: String, _ commands: [Command]) -> OptionError {
        if word.hasPrefix("-") {
            let nearest = Spelling.nearest(to: word, in: ["--help", "--version"])
            return .unknownOption(word, nearest: nearest)
        }
        let names = commands.map(\.name)
        return .unknownCommand(word, nearest: Spelling.nearest(to: word, in: names))
    }

    private static func read(
        _ command: Command, _ path: String, _ words: ArraySlice<String>, _ language: Language,
        _ environment: (String) -> String?
    ) throws(UsageFailure) -> Invocation {
        switch command.body {
        case .commands: return .show(HelpPage(command, path: path).text(language))
        case .leaf(let leaf):
            do throws(OptionError) {
                guard let run = try leaf.read(words, language, environment) else {
                    return .show(HelpPage(command, path: path).text(language))
                }
                return .run(command: path, run)
            } catch {
                throw UsageFailure(command: path, error: error)
            }
        }
    }
}
