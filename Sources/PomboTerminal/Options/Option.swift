import PomboText

/// One option of a command: what `--help` says of it and how its value is read.
///
///     static let port = Option(
///         "port", short: "p", "N", .port, Phrase("the UDP port", pt: "a porta UDP"))
///
/// The command lists it in its table, and asks `options[RelayOptions.port]` for the value.
package struct Option<Value: Sendable>: Sendable {
    package let row: OptionRow

    /// `name` is without dashes, `placeholder` stands for the value in `--help`. `environment` is
    /// the variable that counts when the option is not given.
    package init(
        _ name: String, short: Character? = nil, _ placeholder: String,
        _ reader: ValueReader<Value>, environment: EnvironmentVariable? = nil, _ help: Phrase
    ) {
        row = OptionRow(
            name: name, short: short, placeholder: placeholder, environment: environment,
            help: help, read: { text throws(ValueError) in try reader.read(text) })
    }
}

/// An option without a value.
package struct Flag: Sendable {
    package let row: OptionRow

    package init(_ name: String, short: Character? = nil, _ help: Phrase) {
        row = OptionRow(
            name: name, short: short, placeholder: nil, environment: nil, help: help,
            read: { text throws(ValueError) in text })
    }
}

/// A line in a command's table, whatever the type of its value.
package struct OptionRow: Sendable {
    package let name: String
    package let short: Character?
    /// Nil for a flag.
    let placeholder: String?
    package let environment: EnvironmentVariable?
    package let help: Phrase
    package let read: @Sendable (String) throws(ValueError) -> any Sendable

    package var long: String { "--\(name)" }
}

/// What the surroundings may say once for all commands.
package enum EnvironmentVariable: String, CaseIterable, Sendable {
    case relay = "POMBO_RELAY"
    case nick = "POMBO_NICK"
    case log = "POMBO_LOG"
    case seed = "POMBO_SEED"
}

/// Options that belong together, under one heading of `--help`.
package struct OptionGroup: Sendable {
    package let heading: Phrase
    package let rows: [OptionRow]

    package init(_ heading: Phrase, _ rows: [OptionRow]) {
        self.heading = heading
        self.rows = rows
    }

    package init(_ rows: [OptionRow]) { self.init(Texts.options, rows) }
}
