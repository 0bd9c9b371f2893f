import PomboLab
import PomboText

// What a ladder diagram calls its steps.
extension Texts {
    static func notDrawn(_ names: String) -> Phrase {
        Phrase("Not drawn: \(names).", pt: "Fora do desenho: \(names).")
    }

    static func name(of step: Ladder.Step.What) -> Phrase {
        switch step {
        case .written: return Phrase("written", pt: "escrita")
        case .stamped(let seq): return Phrase("stamped #\(seq)", pt: "carimbada #\(seq)")
        case .delivered: return Phrase("delivered", pt: "entregue")
        case .datagram(let kind, _, _, let carriage):
            let word = kind.rawValue
            return switch carriage {
            case .first: Phrase(verbatim: word)
            case .again: Phrase("\(word) again", pt: "\(word) de novo")
            case .echo: Phrase("echo", pt: "eco")
            }
        }
    }
}
