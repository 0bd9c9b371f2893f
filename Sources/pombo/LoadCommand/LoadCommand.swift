import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab load`: how fast a relay is, and whether it makes mistakes when it is in a hurry.
enum LoadCommand {
    static let command = Command(
        "load",
        Phrase(
            "loads a relay with many sessions and measures it",
            pt: "carrega um relay com muitas sessões e o mede"),
        examples: [
            .init(
                "pombo lab load -r 127.0.0.1 --peers 128 --senders 8",
                Phrase("as fast as possible", pt: "o mais rápido possível")),
            .init(
                "pombo lab load -r 127.0.0.1 --rate 1000 --size 20-1000 --pid $(pidof pombo)",
                Phrase(
                    "1,000 messages per second, and what they cost the relay",
                    pt: "1.000 mensagens por segundo, e o que custam ao relay")),
        ],
        remarks: [
            Phrase(
                "Start the relay with --rate 0. Exit code 1: a message was lost, "
                    + "duplicated or out of order.",
                pt: "Inicie o relay com --rate 0. Código de saída 1: uma mensagem se "
                    + "perdeu, se repetiu ou saiu da ordem.")
        ],
        .options(LoadOptions.self) { run($0) })

    private static func run(_ options: LoadOptions) -> ExitCode {
        let plan = options.plan
        Clock.sharpenNaps()
        do throws(LoadFailure) {
            if let process = plan.process, ProcessFigures(of: process) == nil {
                throw .noProcess(process)
            }
            let (members, tally) = try LoadRun.prepare(plan)
            var run = LoadRun(plan, members, tally, LoadProgress(options.language))
            let report = try run.run()
            StandardStream.output.write(
                options.isJSON ? report.json : report.text(options.language))
            return report.isFlawless ? .success : .failure
        } catch {
            let sentence = Texts.sentence(of: error)[options.language]
            StandardStream.error.write(SafeText.lines("pombo lab load: \(sentence)") + "\n")
            return error.exitCode
        }
    }
}
