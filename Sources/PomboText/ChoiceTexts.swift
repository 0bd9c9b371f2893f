// What may stand somewhere, and what was probably meant.
extension Texts {
    /// `a, b or c`.
    package static func oneOf(_ words: [String]) -> Phrase {
        guard let last = words.last, words.count > 1 else {
            return Phrase(verbatim: words.joined())
        }
        let others = words.dropLast().joined(separator: ", ")
        return Phrase("\(others) or \(last)", pt: "\(others) ou \(last)")
    }

    /// A sentence with a blank before it, if there is anything to guess.
    package static func guess(_ nearest: String?) -> Phrase {
        nearest.map { Phrase(" Did you mean '\($0)'?", pt: " Você quis dizer '\($0)'?") }
            ?? Phrase(verbatim: "")
    }
}
