import PomboText

/// A line in a command's table, wherever its value goes.
struct OptionRow: Sendable {
    let name: String
    let short: Character?
    /// Nil for a flag.
    let placeholder: String?
    let environment: EnvironmentVariable?
    let help: Phrase

    var long: String { "--\(name)" }
}
