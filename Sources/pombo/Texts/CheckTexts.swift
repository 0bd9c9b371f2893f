import PomboLab
import PomboText

// What `pombo lab check-weather` says.
extension Texts {
    static let checkWhat = Phrase("quantity", pt: "grandeza")
    static let checkExpected = Phrase("expected", pt: "esperado")
    static let checkMeasured = Phrase("measured", pt: "medido")
    static let checkInterval = Phrase("interval, 99.9% overall", pt: "intervalo, 99.9% no todo")
    static let checkNothing = Phrase(
        "Nothing in this weather is left to chance: there is nothing to check.",
        pt: "Nada neste clima depende do acaso: não há o que conferir.")
    static let checkAgrees = Phrase("The engine agrees.", pt: "O motor concorda.")
    static let checkDisagrees = Phrase(
        "The engine DISAGREES. If it does with another seed too, the engine is wrong.",
        pt: "O motor DISCORDA. Se discordar com outra semente também, o motor está errado.")

    static func name(of verdict: Comparison.Verdict) -> Phrase {
        switch verdict {
        case .agrees: Phrase("agrees", pt: "concorda")
        case .disagrees: Phrase("DISAGREES", pt: "DISCORDA")
        case .notEnough: Phrase("not enough", pt: "insuficiente")
        }
    }

    static func name(of quantity: Comparison.Quantity) -> Phrase {
        switch quantity {
        case .totalLoss: Phrase("lost by chance, total", pt: "perda por acaso, total")
        case .outage: Phrase("share of time down", pt: "fração do tempo fora")
        case .listed: Phrase("lost by the list", pt: "perdidos pela lista")
        case .pattern: Phrase("lost by the pattern", pt: "perdidos pelo padrão")
        case .loss: Phrase("independent loss", pt: "perda independente")
        case .lossRun: Phrase("mean run of losses", pt: "sequência média de perdas")
        case .burst: Phrase("loss in bursts", pt: "perda em rajadas")
        case .burstRun: Phrase("mean burst", pt: "rajada média")
        case .longBursts: Phrase("bursts longer than that", pt: "rajadas mais longas")
        case .bottleneck: Phrase("passed at double the rate", pt: "passam ao dobro da taxa")
        case .delayTail: Phrase("delays beyond a limit", pt: "atrasos além de um limite")
        case .overtaken: Phrase("reordered", pt: "fora de ordem")
        case .swapped: Phrase("swapped", pt: "trocados")
        case .held: Phrase("held back", pt: "retidos")
        case .jumped: Phrase("passed by a jump", pt: "passados por um salto")
        case .corrupted: Phrase("corrupted", pt: "corrompidos")
        case .duplicated: Phrase("duplicated", pt: "duplicados")
        }
    }
}
