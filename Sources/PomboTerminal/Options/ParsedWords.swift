/// What was typed behind a command, beside the values of its options.
package struct ParsedWords: Sendable {
    package internal(set) var operands: [String] = []
    /// By the long name of each option: whether it stood there, or in the environment.
    private var given: [String: Bool] = [:]

    init(names: [String]) { for name in names { given[name] = false } }

    mutating func note(_ name: String) { given[name] = true }

    /// For an option that only matters beside others.
    package func isGiven(_ name: String) -> Bool {
        guard let isGiven = given[name] else { preconditionFailure("no option --\(name)") }
        return isGiven
    }

    /// Throws if more than one of these was given: an option that would be ignored is an error.
    package func exclude(_ names: String...) throws(OptionError) {
        let both = names.filter(isGiven)
        if both.count > 1 { throw .conflict("--\(both[0])", "--\(both[1])") }
    }
}
