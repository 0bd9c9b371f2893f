import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab probe`: what the real path to a relay does to datagrams, direction by direction.
enum ProbeCommand {
    static let relay = Option(
        "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay,
        Phrase("where the relay is [it is looked for]", pt: "onde está o relay [é procurado]"))
    static let count = Option(
        "count", short: "n", "N", .count(1...1_000_000),
        Phrase("how many datagrams [200]", pt: "quantos datagramas [200]"))
    static let rate = Option(
        "rate", "N", .count(1...1000),
        Phrase("so many a second [20]", pt: "tantos por segundo [20]"))
    static let json = Flag(
        "json", Phrase("the result as one JSON line", pt: "o resultado como uma linha JSON"))

    static let command = Command(
        "probe",
        Phrase(
            "what the path to a relay loses, delays, doubles and reorders",
            pt: "o que o caminho até um relay perde, atrasa, duplica e reordena"),
        examples: [
            .init(
                "pombo lab probe -r 192.168.1.20",
                Phrase("ten seconds, 200 datagrams", pt: "dez segundos, 200 datagramas")),
            .init(
                "pombo lab probe -r relay.local --count 5000 --rate 100",
                Phrase("for rare losses", pt: "para perdas raras")),
        ],
        remarks: [Texts.probeRemark, Texts.probeKeys],
        .options(
            [OptionGroup([relay.row, count.row, rate.row, json.row])], .none,
            run: { options in
                run(options)
            }))

    private static func run(_ options: ParsedOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        Clock.sharpenNaps()
        let language = options.language
        do throws(PlaceFailure) {
            let address = try RelayPlace.find(options[relay], line: "pombo lab probe -r")
            var loop = try ProbeLoop(to: address)
            let ending = try loop.run(
                count: options[count] ?? 200, rate: options[rate] ?? 20, language)
            let report = ProbeTable(
                report: ending.report, relay: address, name: ending.relay,
                rate: options[rate] ?? 20, trouble: ending.trouble, language: language)
            StandardStream.output.write(options[json] ? report.json : SafeText.lines(report.text))
            if let cut = ending.cut {
                StandardStream.error.write("pombo lab probe: \(cut.sentence[language])\n")
                return cut.code
            }
            return .success
        } catch {
            let text = "pombo lab probe: \(error.sentence[language])"
            StandardStream.error.write(SafeText.lines(text) + "\n")
            return error.code
        }
    }
}
