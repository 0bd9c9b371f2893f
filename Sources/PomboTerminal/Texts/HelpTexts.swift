import PomboText

// The headings of `--help`, and what the program says about itself.
extension Texts {
    package static let program = Phrase(
        "chat over UDP datagrams on one network, without a server, an account or the internet",
        pt: "conversa por datagramas UDP numa rede, sem servidor, sem conta e sem internet")
    package static let examples = Phrase("Examples:", pt: "Exemplos:")
    package static let usage = Phrase("Usage:", pt: "Uso:")
    package static let anyCommand = Phrase("COMMAND [OPTIONS]", pt: "COMANDO [OPÇÕES]")
    package static let anyOptions = Phrase("[OPTIONS]", pt: "[OPÇÕES]")
    package static let commands = Phrase("Commands:", pt: "Comandos:")
    package static let options = Phrase("Options:", pt: "Opções:")
    package static let relaySummary = Phrase(
        "stamps, logs and forwards what people say",
        pt: "carimba, registra e repassa o que as pessoas dizem")
    package static let chatSummary = Phrase(
        "talk to the people on this network", pt: "converse com as pessoas desta rede")
    package static let sendSummary = Phrase(
        "sends a message from a script", pt: "envia uma mensagem a partir de um script")
    package static let replaySummary = Phrase(
        "shows, checks and compares a log", pt: "mostra, verifica e compara um log")
    package static let labSummary = Phrase(
        "experiments with packet loss", pt: "experimentos com perda de pacotes")

    static func helpHint(_ path: String, hasCommands: Bool) -> Phrase {
        hasCommands
            ? Phrase(
                "'\(path) COMMAND --help' explains a command, 'pombo --version' shows the version.",
                pt: "'\(path) COMANDO --help' explica um comando, 'pombo --version' a versão.")
            : Phrase(
                "'\(path) --help', or -h, shows this page.",
                pt: "'\(path) --help', ou -h, mostra esta página.")
    }
}
