import PomboText

/// What is wrong with a command line. `Texts` makes the sentence of it.
package enum OptionError: Error, Hashable, Sendable {
    case missingCommand([String])
    case unknownCommand(String, nearest: String?)
    case unknownOption(String, nearest: String?)
    case missingValue(option: String, placeholder: String)
    case surplusValue(option: String, value: String)
    case badValue(option: String, ValueError)
    case badEnvironment(EnvironmentVariable, ValueError)
    case missingOperand(String)
    case surplusOperand(String)
    /// Two that exclude each other.
    case conflict(String, String)
    /// What only the command itself can know, said by itself.
    case other(Phrase)
}

/// An error and the command that it is about, as `pombo lab torture`.
package struct UsageFailure: Error, Equatable {
    package var command: String
    package var error: OptionError

    package init(command: String, error: OptionError) {
        self.command = command
        self.error = error
    }

    /// One line for standard error: what failed, with which value, and what to do next.
    package func sentence(_ language: Language) -> String {
        let advice = Texts.advice(on: error) ?? Texts.tryHelp(command)
        return "\(command): \(Texts.sentence(of: error)[language]) \(advice[language])"
    }
}
