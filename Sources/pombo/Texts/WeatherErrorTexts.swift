import PomboLab
import PomboText

// What is wrong with a weather, a policy or a recording. In English these values say it themselves.
extension Texts {
    static func sentence(of error: WeatherError) -> Phrase {
        Phrase(error.description, pt: portuguese(error))
    }

    static func sentence(of error: PolicyError) -> Phrase {
        Phrase(error.description, pt: portuguese(error))
    }

    static func sentence(of error: TraceError) -> Phrase {
        let portuguese =
            switch error.problem {
            case .header: "A linha 1 não é a de uma gravação de destinos."
            case .number(let expected):
                "A linha \(error.line) devia ser sobre o datagrama \(expected)."
            case .line:
                "A linha \(error.line) devia ser como '7 lost loss' ou '7 20ms copy 25ms bit 17'."
            }
        return Phrase(error.description, pt: portuguese)
    }

    private static func portuguese(_ error: WeatherError) -> String {
        let word = "'\(error.word)'"
        switch error.problem {
        case .unknown(let nearest):
            return "\(word) não é um tempo.\(guess(nearest)) Possível: \(list(stages))."
        case .expected(.word(let words), let nearest):
            return "\(word) não é possível aqui.\(guess(nearest)) Possível: \(list(words))."
        case .expected(let what, let nearest):
            return "\(word) não é \(portuguese(what)).\(guess(nearest))"
        case .missing(let what, ""): return "Um tempo começa com \(portuguese(what))."
        case .missing(let what, let before):
            return "Depois de '\(before)' vem \(portuguese(what))."
        case .repeated: return "\(word) está lá duas vezes. Cada etapa aparece uma vez."
        case .comma: return "Falta uma vírgula antes de \(word)."
        case .surplus(let before): return "\(word) sobra depois de '\(before)'."
        case .presetNotFirst:
            return "O modelo \(word) deve vir primeiro; o que o segue troca suas etapas."
        case .above(let limit): return "\(word) é demais: no máximo \(limit)."
        case .below(let limit): return "\(word) é pouco: no mínimo \(limit)."
        case .runTooShort(let least):
            return
                "Sequências de \(error.word) não perdem tanto: a média é então ao menos \(least)."
        case .alwaysDown:
            return "\(word) não é mais longo que a queda: o enlace nunca funcionaria."
        }
    }

    private static func portuguese(_ what: WeatherError.Expectation) -> String {
        switch what {
        case .probability: "uma probabilidade como 5% ou 0.05"
        case .duration: "uma duração como 250ms, 3s ou 160us"
        case .rate: "uma taxa como 256kbit ou 1Mbit"
        case .number: "um número inteiro a partir de 1"
        case .numbers: "uma lista como 1,3,15-20"
        case .pattern: "um padrão de . (chega) e x (perdido)"
        case .file: "o nome de uma gravação"
        case .meaning: "um datagrama como ack#1 ou say#3"
        case .peer: "o nome de um participante"
        case .run: "uma média: um número de datagramas como 8, ou uma duração como 160ms"
        case .word(let words): list(words)
        case .stage: "uma etapa do tempo (\(list(stages)))"
        }
    }

    private static func portuguese(_ error: PolicyError) -> String {
        let word = "'\(error.word)'"
        switch error.problem {
        case .unknown(let nearest):
            return "\(word) não é uma política.\(guess(nearest)) Possível: \(list(policies))."
        case .missing: return "Aqui vem uma política. Possível: \(list(policies))."
        case .number(let kind, let counts):
            return "\(word) não é possível depois de '\(kind.rawValue)': um inteiro de "
                + "\(counts.lowerBound) a \(counts.upperBound), por exemplo '\(Policy(kind))'."
        case .noNumber(let name): return "\(word) é demais: '\(name)' não leva número."
        case .surplus(let before):
            return "\(word) sobra depois de '\(before)'. Entre políticas há uma vírgula."
        }
    }

    private static func guess(_ nearest: String?) -> String {
        nearest.map { " Você quis dizer '\($0)'?" } ?? ""
    }

    private static var stages: [String] { Weather.stageNames + Preset.all.map(\.name) }

    private static var policies: [String] { Policy.all.map(\.description) }

    private static func list(_ words: [String]) -> String {
        words.count < 2
            ? words.joined() : words.dropLast().joined(separator: ", ") + " ou " + words.last!
    }
}
