import PomboText

/// One option of a command: what `--help` says of it, how its value is read and where that goes.
/// A command's table is the only place that an option is written in:
///
///     .value("port", short: "p", "N", .port, \.bind.port, "the port", pt: "a porta"),
///     .flag("no-posts", \.acceptsPosts, false, "take no posts", pt: "não aceitar posts"),
package struct Option<Target>: Sendable {
    /// Puts a value that was read in its place.
    typealias Change = @Sendable (inout Target) -> Void

    let row: OptionRow
    let read: @Sendable (String) throws(ValueError) -> Change

    /// `name` is without dashes, `placeholder` stands for the value in `--help`. `environment` is
    /// the variable that counts when the option is not given. Of several values the last counts,
    /// so that a script's option can be overruled behind it.
    package static func value<Value>(
        _ name: String, short: Character? = nil, _ placeholder: String,
        _ reader: ValueReader<Value>, environment: EnvironmentVariable? = nil,
        _ place: any WritableKeyPath<Target, Value> & Sendable, _ help: String, pt ajuda: String
    ) -> Option {
        let row = OptionRow(
            name: name, short: short, placeholder: placeholder, environment: environment,
            help: Phrase(help, pt: ajuda))
        return Option(row: row) { text throws(ValueError) in
            let value = try reader.read(text)
            return { $0[keyPath: place] = value }
        }
    }

    /// One that has no value until it is given.
    package static func value<Value>(
        _ name: String, short: Character? = nil, _ placeholder: String,
        _ reader: ValueReader<Value>, environment: EnvironmentVariable? = nil,
        _ place: any WritableKeyPath<Target, Value?> & Sendable, _ help: String, pt ajuda: String
    ) -> Option {
        let optional = ValueReader<Value?> { text throws(ValueError) in try reader.read(text) }
        return value(
            name, short: short, placeholder, optional, environment: environment, place, help,
            pt: ajuda)
    }

    /// One that may stand several times, and adds to what it said before.
    package static func values<Value>(
        _ name: String, _ placeholder: String, _ reader: ValueReader<[Value]>,
        _ place: any WritableKeyPath<Target, [Value]> & Sendable, _ help: String, pt ajuda: String
    ) -> Option {
        let row = OptionRow(
            name: name, short: nil, placeholder: placeholder, environment: nil,
            help: Phrase(help, pt: ajuda))
        return Option(row: row) { text throws(ValueError) in
            let values = try reader.read(text)
            return { $0[keyPath: place] += values }
        }
    }

    /// One that takes no value: that it is given puts `value` there.
    package static func flag<Value: Sendable>(
        _ name: String, short: Character? = nil,
        _ place: any WritableKeyPath<Target, Value> & Sendable, _ value: Value, _ help: String,
        pt ajuda: String
    ) -> Option {
        let row = OptionRow(
            name: name, short: short, placeholder: nil, environment: nil,
            help: Phrase(help, pt: ajuda))
        return Option(row: row) { _ in { $0[keyPath: place] = value } }
    }

    package static func flag(
        _ name: String, short: Character? = nil,
        _ place: any WritableKeyPath<Target, Bool> & Sendable, _ help: String, pt ajuda: String
    ) -> Option {
        flag(name, short: short, place, true, help, pt: ajuda)
    }
}
