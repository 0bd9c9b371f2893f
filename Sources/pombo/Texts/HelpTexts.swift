import PomboText

// The headings of `--help`, and what the program says about itself.
extension Texts {
    static let program = Phrase(
        "chat by datagrams on one network, without a server, an account or the internet",
        pt: "conversa por datagramas numa rede, sem servidor, sem conta e sem internet")
    static let examples = Phrase("Examples:", pt: "Exemplos:")
    static let usage = Phrase("Usage:", pt: "Uso:")
    static let commands = Phrase("Commands:", pt: "Comandos:")
    static let options = Phrase("Options:", pt: "Opções:")
    static let relaySummary = Phrase(
        "stamps, logs and forwards what people say",
        pt: "carimba, registra e reencaminha o que as pessoas dizem")
    static let chatSummary = Phrase(
        "talk to the people on this network", pt: "converse com as pessoas desta rede")
    static let sendSummary = Phrase(
        "sends a message from a script", pt: "envia uma mensagem a partir de um script")
    static let replaySummary = Phrase(
        "shows, checks and compares a log", pt: "mostra, verifica e compara um log")
    static let labSummary = Phrase(
        "experiments with packet loss", pt: "experiências com perda de pacotes")

    static func helpHint(_ path: String, hasCommands: Bool) -> Phrase {
        hasCommands
            ? Phrase(
                "'\(path) COMMAND --help' tells more, 'pombo --version' which one this is.",
                pt: "'\(path) COMMAND --help' conta mais, 'pombo --version' a versão.")
            : Phrase(
                "'\(path) --help', or -h, shows this.", pt: "'\(path) --help', ou -h, mostra isto.")
    }
}
