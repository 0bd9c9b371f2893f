/// Why a policy could not be read, and where.
package struct PolicyError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case unknown(nearest: String?)
        /// A policy should stand here.
        case missing
        /// This kind takes a number within these bounds.
        case number(PolicyKind, ClosedRange<Int>)
        case noNumber(after: String)
        case surplus(after: String)
    }

    /// Where the word begins, in bytes of UTF-8.
    package var offset: Int
    package var word: String
    package var problem: Problem

    package init(offset: Int, word: String, _ problem: Problem) {
        self.offset = offset
        self.word = word
        self.problem = problem
    }
}

extension PolicyError: CustomStringConvertible {
    /// One sentence, or two or three where the rest says what to do.
    package var description: String {
        switch problem {
        case .unknown(let nearest):
            "'\(word)' is no policy."
                + (nearest.map { " Did you mean '\($0)'?" } ?? "") + " Possible: \(Self.names)."
        case .missing:
            "Here comes one policy. Possible: \(Self.names)."
        case .number(let kind, let counts):
            "'\(word)' is not possible after '\(kind.rawValue)': a whole number from "
                + "\(counts.lowerBound) to \(counts.upperBound), for example "
                + "'\(Policy(kind))'."
        case .noNumber(let name):
            "'\(word)' is too much: '\(name)' takes no number."
        case .surplus(let before):
            "'\(word)' is too much after '\(before)'. Between policies stands a comma."
        }
    }

    private static var names: String {
        let names = PolicyKind.allCases.map { kind in
            kind.counts == nil ? kind.rawValue : Policy(kind).description
        }
        return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}
