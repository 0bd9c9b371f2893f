import PomboPosix
import PomboTerminal
import PomboText

/// The program: one command out of five.
@main
enum Pombo {
    static let version = "0.4.0"

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let language = Language(environment: Environment.value)
        var code: ExitCode
        do throws(UsageFailure) {
            code = try await run(arguments, language)
        } catch {
            // The words are the user's own, but they may have come out of a script.
            StandardStream.error.write(SafeText.of(error.sentence(language)) + "\n")
            code = .usage
        }
        // A result that is not whole is none, whatever the command made of it.
        if code == .success, let reason = StandardStream.outputFailure {
            StandardStream.error.write("pombo: \(Texts.outputFailed(reason)[language])\n")
            code = .failure
        }
        exitProcess(code.rawValue)
    }

    private static func run(
        _ arguments: [String], _ language: Language
    ) async throws(UsageFailure) -> ExitCode {
        let invocation = try Invocation(
            arguments, of: Commands.pombo, version: version, language: language,
            environment: Environment.value)
        switch invocation {
        case .show(let text):
            StandardStream.output.write(text)
            return .success
        case .run(let command, let run):
            do throws(OptionError) {
                return try await run()
            } catch {
                throw UsageFailure(command: command, error: error)
            }
        }
    }
}
