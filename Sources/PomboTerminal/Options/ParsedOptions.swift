import PomboText

/// What a command was told.
package struct ParsedOptions: Sendable {
    package let language: Language
    package private(set) var operands: [String] = []
    /// By the long name of the option, in the order given.
    private var values: [String: [any Sendable]] = [:]

    package init(language: Language) { self.language = language }

    package subscript(flag: Flag) -> Bool { values[flag.row.name] != nil }

    /// The last one counts, so that a script's option can be overruled behind it.
    package subscript<Value>(option: Option<Value>) -> Value? { all(option).last }

    /// Each value of an option that may stand several times.
    package func all<Value>(_ option: Option<Value>) -> [Value] {
        (values[option.row.name] ?? []).compactMap { $0 as? Value }
    }

    package mutating func add(_ value: any Sendable, for row: OptionRow) {
        values[row.name, default: []].append(value)
    }

    package mutating func add(operand: String) { operands.append(operand) }

    package func has(_ row: OptionRow) -> Bool { values[row.name] != nil }
}
