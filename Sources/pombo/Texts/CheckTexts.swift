import PomboLab
import PomboText

// What `pombo lab check-weather` says.
extension Texts {
    static let checkWhat = Phrase("what", pt: "o quê")
    static let checkExpected = Phrase("expected", pt: "esperado")
    static let checkMeasured = Phrase("measured", pt: "medido")
    static let checkInterval = Phrase("interval, 99.9% in all", pt: "intervalo, 99.9% ao todo")
    static let checkNothing = Phrase(
        "Nothing in this weather is left to chance: there is nothing to check.",
        pt: "Nada neste tempo depende do acaso: não há o que conferir.")
    static let checkAgrees = Phrase("The engine agrees.", pt: "O motor concorda.")
    static let checkDisagrees = Phrase(
        "The engine DISAGREES. If another seed does so too, it is wrong.",
        pt: "O motor DISCORDA. Se outra semente também discordar, está errado.")

    static func name(of verdict: Comparison.Verdict) -> Phrase {
        switch verdict {
        case .agrees: Phrase("agrees", pt: "concorda")
        case .disagrees: Phrase("DISAGREES", pt: "DISCORDA")
        case .notEnough: Phrase("not enough", pt: "poucas")
        }
    }

    static func name(of quantity: Comparison.Quantity) -> Phrase {
        switch quantity {
        case .totalLoss: Phrase("lost by chance in all", pt: "perda por acaso ao todo")
        case .outage: Phrase("share of time down", pt: "fração do tempo fora")
        case .listed: Phrase("listed and lost", pt: "listados e perdidos")
        case .pattern: Phrase("lost by the pattern", pt: "perdidos pelo padrão")
        case .loss: Phrase("independent loss", pt: "perda independente")
        case .lossRun: Phrase("mean run of them", pt: "sequência média delas")
        case .burst: Phrase("loss in bursts", pt: "perda em rajadas")
        case .burstRun: Phrase("mean run of bursts", pt: "sequência média das rajadas")
        case .longBursts: Phrase("runs longer than that", pt: "sequências mais longas")
        case .bottleneck: Phrase("through at double speed", pt: "passa ao dobro da taxa")
        case .delayTail: Phrase("delays beyond a point", pt: "atrasos além de um ponto")
        case .overtaken: Phrase("overtaken", pt: "ultrapassados")
        case .swapped: Phrase("swapped", pt: "trocados")
        case .held: Phrase("held back", pt: "retidos")
        case .jumped: Phrase("passed by a jump", pt: "passados por um salto")
        case .corrupted: Phrase("corrupted", pt: "corrompidos")
        case .duplicated: Phrase("doubled", pt: "duplicados")
        }
    }
}
