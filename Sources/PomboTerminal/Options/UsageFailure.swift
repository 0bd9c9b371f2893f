import PomboText

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
