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
