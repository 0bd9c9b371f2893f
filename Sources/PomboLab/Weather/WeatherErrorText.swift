import PomboText

extension WeatherError: CustomStringConvertible {
    package var description: String { phrase[.english] }

    /// One sentence, or two where the second says what to do.
    package var phrase: Phrase {
        let word = "'\(word)'"
        switch problem {
        case .unknown(let nearest):
            return Phrase("\(word) is not a weather.", pt: "\(word) não é um clima.")
                + Self.possible(Self.stages, nearest)
        case .expected(.word(let words), let nearest):
            return Phrase("\(word) is not possible here.", pt: "\(word) não é possível aqui.")
                + Self.possible(words, nearest)
        case .expected(let what, let nearest):
            return Phrase("\(word) is not ", pt: "\(word) não é ") + Self.name(of: what)
                + Phrase(verbatim: ".") + Texts.guess(nearest)
        case .missing(let what, ""):
            return Phrase("A weather begins with ", pt: "Um clima começa com ")
                + Self.name(of: what) + Phrase(verbatim: ".")
        case .missing(let what, let before):
            return Phrase("After '\(before)' comes ", pt: "Depois de '\(before)' vem ")
                + Self.name(of: what) + Phrase(verbatim: ".")
        case .repeated:
            return Phrase(
                "\(word) appears twice. Give each stage once.",
                pt: "\(word) aparece duas vezes. Dê cada etapa uma vez.")
        case .comma:
            return Phrase(
                "A comma is missing before \(word).", pt: "Falta uma vírgula antes de \(word).")
        case .surplus(let before):
            return Phrase(
                "\(word) is unexpected after '\(before)'.",
                pt: "\(word) não cabe depois de '\(before)'."
            )
        case .presetNotFirst:
            return Phrase(
                "The preset \(word) must come first; what follows it replaces its stages.",
                pt: "O modelo \(word) deve vir primeiro; o que o segue troca suas etapas.")
        case .above(let limit):
            return Phrase(
                "\(word) is too large: at most \(limit).",
                pt: "\(word) é grande demais: no máximo \(limit).")
        case .below(let limit):
            return Phrase(
                "\(word) is too small: at least \(limit).",
                pt: "\(word) é pequeno demais: no mínimo \(limit).")
        case .runTooShort(let least):
            let run = self.word
            return Phrase(
                "Runs of \(run) cannot lose that much: the mean run must be at least \(least).",
                pt: "Sequências de \(run) não perdem tanto: a média deve ser ao menos \(least).")
        case .alwaysDown:
            return Phrase(
                "\(word) is not longer than the time down, so the link would never be up.",
                pt: "\(word) não é mais longo que a queda: o enlace nunca funcionaria.")
        }
    }

    /// The spec with the word marked below it, for a terminal.
    package func pointed(in spec: String) -> String {
        Words.pointing(at: word, offset, in: spec)
    }

    private static func name(of what: Expectation) -> Phrase {
        switch what {
        case .probability:
            Phrase("a probability such as 5% or 0.05", pt: "uma probabilidade como 5% ou 0.05")
        case .duration:
            Phrase(
                "a duration such as 250ms, 3s or 160us", pt: "uma duração como 250ms, 3s ou 160us")
        case .rate:
            Phrase("a rate such as 256kbit or 1Mbit", pt: "uma taxa como 256kbit ou 1Mbit")
        case .number: Phrase("a whole number, 1 or more", pt: "um número inteiro, de 1 em diante")
        case .numbers: Phrase("a list such as 1,3,15-20", pt: "uma lista como 1,3,15-20")
        case .pattern:
            Phrase(
                "a pattern of . (arrives) and x (lost)", pt: "um padrão de . (chega) e x (perdido)")
        case .file: Phrase("the name of a recording", pt: "o nome de uma gravação")
        case .meaning:
            Phrase("a datagram such as ack#1 or say#3", pt: "um datagrama como ack#1 ou say#3")
        case .peer: Phrase("a peer's name", pt: "o nome de um participante")
        case .run:
            Phrase(
                "a mean run: a number of datagrams such as 8, or a duration such as 160ms",
                pt: "uma média: um número de datagramas como 8, ou uma duração como 160ms")
        case .word(let words): Texts.oneOf(words)
        case .stage:
            Phrase("a stage (", pt: "uma etapa (") + Texts.oneOf(stages)
                + Phrase(verbatim: ")")
        }
    }

    private static func possible(_ words: [String], _ nearest: String?) -> Phrase {
        Texts.guess(nearest) + Phrase(" Possible: ", pt: " Possíveis: ") + Texts.oneOf(words)
            + Phrase(verbatim: ".")
    }

    private static let stages = Weather.stageNames + Preset.all.map(\.name)
}
