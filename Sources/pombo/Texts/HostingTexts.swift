import PomboCore
import PomboTerminal
import PomboText

// What a chat says about the relay that it hosts, and about the host of another.
extension Texts {
    static let noPlaceForLog = Phrase(
        "no place for the log: there is neither a folder logs/ nor a home. Choose one: --log PATH.",
        pt: "sem lugar para o log: não há pasta logs/ nem pasta pessoal. Escolha: --log CAMINHO.")

    static let lookingOnceMore = Phrase(
        "looking once more before hosting …", pt: "procurando mais uma vez antes de hospedar …")

    static func hosting(on port: UInt16, log: String, hosts: [String]) -> Phrase {
        let separator = hosts.count == 1 ? " " : "\n  "
        let lines = hosts.map { "\(separator)pombo chat \($0)" }.joined()
        let taken =
            port == Specification.port
            ? Phrase(verbatim: "")
            : Phrase(
                ", since \(Specification.port) is taken",
                pt: ", pois \(Specification.port) está em uso"
            )
        return Phrase("hosting on UDP \(port)", pt: "hospedando em UDP \(port)") + taken
            + Phrase(", the log is ", pt: ", o log é ") + Phrase(verbatim: log)
            + Phrase(
                hosts.isEmpty ? "" : "\n  others find it, or type:",
                pt: hosts.isEmpty ? "" : "\n  os outros o acham, ou escrevem:")
            + Phrase(verbatim: lines)
    }

    static func givingWay(to relay: FoundRelay) -> Phrase {
        Phrase(
            "another relay was first; joining it at ",
            pt: "outro relay veio antes; entrando nele, em ")
            + Phrase(verbatim: typable(relay.address))
    }

    static let hostLeft = Phrase(
        "the host left; looking for another relay …",
        pt: "quem hospedava saiu; procurando outro relay …")

    static let lookingAgain = Phrase(
        "the relay no longer answers; looking again …",
        pt: "o relay não responde mais; procurando de novo …")

    static func leaveRunning(others: Int) -> Phrase {
        Phrase(others, "other is", "others are", pt: "outra pessoa está", "outras pessoas estão")
            + Phrase(
                " here. Leave the relay running for them? y or n: ",
                pt: " aqui. Deixar o relay no ar? s ou n: ")
    }

    static let relayRunsOn = Phrase(
        "the relay keeps running without your chat; Ctrl+C stops it.",
        pt: "o relay continua no ar sem o seu chat; Ctrl+C o encerra.")
}
