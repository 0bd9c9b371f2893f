extension WeatherError: CustomStringConvertible {
    /// One sentence, or two where the second says what to do.
    package var description: String {
        switch problem {
        case .unknown(let nearest):
            "\(quoted) is no weather.\(guess(nearest)) Possible: \(Self.stages)."
        case .expected(.word(let words), let nearest):
            "\(quoted) is not possible here.\(guess(nearest)) Possible: \(Self.list(words))."
        case .expected(let what, let nearest):
            "\(quoted) is not \(Self.text(what)).\(guess(nearest))"
        case .missing(let what, ""):
            "A weather begins with \(Self.text(what))."
        case .missing(let what, let before):
            "After '\(before)' comes \(Self.text(what))."
        case .repeated:
            "\(quoted) is given twice. Each stage stands once."
        case .comma:
            "A comma is missing before \(quoted)."
        case .surplus(let before):
            "\(quoted) is too much after '\(before)'."
        case .presetNotFirst:
            "The preset \(quoted) must come first; what follows it replaces its stages."
        case .above(let limit):
            "\(quoted) is too much: at most \(limit)."
        case .below(let limit):
            "\(quoted) is too little: at least \(limit)."
        case .runTooShort(let least):
            "Runs of \(word) cannot lose so much: the mean run is then at least \(least)."
        case .alwaysDown:
            "\(quoted) is not longer than the time down, so the link would never be up."
        }
    }

    /// The spec with the word marked below it, for a terminal.
    package func pointed(in spec: String) -> String {
        Words.pointing(at: word, offset, in: spec)
    }

    private var quoted: String { "'\(word)'" }

    private func guess(_ nearest: String?) -> String {
        nearest.map { " Did you mean '\($0)'?" } ?? ""
    }

    private static func text(_ what: Expectation) -> String {
        switch what {
        case .probability: "a probability such as 5% or 0.05"
        case .duration: "a duration such as 250ms, 3s or 160us"
        case .rate: "a rate such as 256kbit or 1Mbit"
        case .number: "a whole number from 1 on"
        case .numbers: "a list such as 1,3,15-20"
        case .pattern: "a pattern of . (arrives) and x (lost)"
        case .file: "the name of a recording"
        case .meaning: "a datagram such as ack#1 or say#3"
        case .peer: "a peer's name"
        case .run: "a mean run: a number of datagrams such as 8, or a duration such as 160ms"
        case .word(let words): list(words)
        case .stage: "a stage of the weather (\(stages))"
        }
    }

    private static var stages: String {
        list(WeatherParser.Stage.allCases.map(\.rawValue) + Preset.all.map(\.name))
    }

    private static func list(_ words: [String]) -> String {
        words.count < 2
            ? words.joined()
            : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
    }
}
