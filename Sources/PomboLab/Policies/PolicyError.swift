import PomboText

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
    package var description: String { phrase[.english] }

    /// One sentence, or two or three where the rest says what to do.
    package var phrase: Phrase {
        let word = "'\(word)'"
        switch problem {
        case .unknown(let nearest):
            return Phrase("\(word) is not a policy.", pt: "\(word) não é uma política.")
                + Texts.guess(nearest) + Self.possible
        case .missing:
            return Phrase("A policy is missing.", pt: "Falta uma política.") + Self.possible
        case .number(let kind, let counts):
            let (low, high) = (counts.lowerBound, counts.upperBound)
            return Phrase(
                "\(word) is not possible after '\(kind.rawValue)': a whole number from \(low) "
                    + "to \(high), for example '\(Policy(kind))'.",
                pt:
                    "\(word) não é possível depois de '\(kind.rawValue)': um inteiro de \(low) a "
                    + "\(high), por exemplo '\(Policy(kind))'.")
        case .noNumber(let name):
            return Phrase(
                "\(word) is unexpected: '\(name)' takes no number.",
                pt: "\(word) não cabe aqui: '\(name)' não leva número.")
        case .surplus(let before):
            return Phrase(
                "\(word) is unexpected after '\(before)'. Put a comma between policies.",
                pt: "\(word) não cabe depois de '\(before)'. Ponha uma vírgula entre políticas.")
        }
    }

    private static var possible: Phrase {
        Phrase(" Possible: ", pt: " Possíveis: ") + Texts.oneOf(Policy.all.map(\.description))
            + Phrase(verbatim: ".")
    }
}
