import PomboPosix
import PomboTerminal
import PomboText

/// All there is to the program, as a table.
enum Commands {
    static let pombo = Command(
        "pombo", Texts.program,
        examples: [
            .init(
                "pombo chat",
                Phrase(
                    "find the relay on this network, or host one, and talk",
                    pt: "achar o relay desta rede, ou hospedar um, e conversar")),
            .init(
                "pombo replay -n 20",
                Phrase("the last 20 records of the log", pt: "os últimos 20 registros")),
        ],
        .commands([
            RelayCommand.command, ChatOptions.command, SendOptions.command,
            ReplayCommand.command, LabCommands.command,
        ]))
}
