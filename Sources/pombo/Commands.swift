import PomboPosix

/// All there is to the program, as a table. A command that is built replaces its line here.
enum Commands {
    static let pombo = Command(
        "pombo", Texts.program,
        examples: [
            .init(
                "pombo chat",
                Phrase(
                    "find the relay of this network, or host it, and talk",
                    pt: "achar o relay desta rede, ou hospedá-lo, e conversar")),
            .init(
                "pombo replay -n 20",
                Phrase("the last 20 records of the log", pt: "os últimos 20 registros")),
        ],
        .commands([
            absent("relay", Texts.relaySummary), absent("chat", Texts.chatSummary),
            absent("send", Texts.sendSummary), replay, LabCommands.command,
        ]))

    private static let replay = Command(
        "replay", Texts.replaySummary,
        .words { words in ExitCode(rawValue: ReplayCommand.run(words)) ?? .failure })

    private static func absent(_ name: String, _ summary: Phrase) -> Command {
        Command(
            name, summary,
            .options(
                [], .none,
                run: { options in
                    let sentence = Texts.notThereYet(name)[options.language]
                    StandardStream.error.write("pombo: \(sentence)\n")
                    return .failure
                }))
    }
}
