import PomboText

/// Everything that a command can be told, with what counts where nothing is said.
package protocol CommandOptions: SendableMetatype {
    /// The options as `--help` shows them. They are also obeyed in this order, in whichever they
    /// were typed.
    static var table: [OptionGroup<Self>] { get }

    var language: Language { get set }

    init()

    /// Takes the operands, and says what only all options together can have wrong.
    mutating func finish(_ words: ParsedWords) throws(OptionError)
}

extension CommandOptions {
    package mutating func finish(_ words: ParsedWords) throws(OptionError) {}

    static var options: [Option<Self>] { table.flatMap(\.options) }
}
