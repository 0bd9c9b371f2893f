import PomboCore
import PomboTerminal
import PomboText

// What a chat says about the relay that it hosts, and about the host of another.
extension Texts {
    static let noPlaceForLog = Phrase(
        "there is no place for the log: neither a folder logs/ nor a home. Say --log PATH.",
        pt: "não há lugar para o log: nem pasta logs/ nem casa. Diga --log CAMINHO.")

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
            "another relay was first: going there, at ",
            pt: "outro relay veio antes: indo para lá, em ")
            + Phrase(verbatim: typable(relay.address))
    }

    static let hostLeft = Phrase(
        "the host left; looking for another relay …",
        pt: "quem hospedava saiu; procurando outro relay …")

    static let lookingAgain = Phrase(
        "it answers no more; looking again …", pt: "não responde mais; procurando de novo …")

    static func leaveRunning(others: Int) -> Phrase {
        Phrase(others, "other is", "others are", pt: "outra pessoa está", "outras pessoas estão")
            + Phrase(
                " here. Leave the relay running for them? y or n: ",
                pt: " aqui. Deixar o relay no ar? s ou n: ")
    }

    static let relayRunsOn = Phrase(
        "the relay runs on without your chat; Ctrl+C ends it.",
        pt: "o relay segue no ar sem o seu chat; Ctrl+C o encerra.")
}
