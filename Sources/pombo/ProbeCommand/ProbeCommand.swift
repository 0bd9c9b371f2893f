import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab probe`: what the real path to a relay does to datagrams, direction by direction.
struct ProbeCommand: CommandOptions {
    var relay: Endpoint?
    var count = 200
    /// Datagrams a second.
    var rate = 20
    var isJSON = false
    var language = Language.english

    static let table: [OptionGroup<ProbeCommand>] = [
        OptionGroup(
            .value(
                "relay", short: "r", "HOST[:PORT]", .endpoint, environment: .relay, \.relay,
                "where the relay is [searches for it]", pt: "onde está o relay [procura na rede]"),
            .value(
                "count", short: "n", "N", .count(1...1_000_000), \.count,
                "how many datagrams [200]", pt: "quantos datagramas [200]"),
            .value(
                "rate", "N", .count(1...1000), \.rate,
                "how many per second [20]", pt: "quantos por segundo [20]"),
            .flag(
                "json", \.isJSON,
                "the result as one JSON line", pt: "o resultado como uma linha JSON"))
    ]

    static let command = Command(
        "probe",
        Phrase(
            "what the path to a relay loses, delays, duplicates and reorders",
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
        .options(ProbeCommand.self) { $0.run() })

    private func run() -> ExitCode {
        Signal.ignoreBrokenPipes()
        Clock.sharpenNaps()
        do throws(PlaceFailure) {
            let address = try RelayPlace.find(relay, line: "pombo lab probe -r")
            var loop = try ProbeLoop(to: address)
            let ending = try loop.run(
                count: count, rate: rate, language)
            let report = ProbeTable(
                report: ending.report, relay: address, name: ending.relay,
                rate: rate, trouble: ending.trouble, language: language)
            StandardStream.output.write(isJSON ? report.json : SafeText.lines(report.text))
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
