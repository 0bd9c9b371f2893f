import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab check-weather`: the engine against the closed forms, for any weather.
struct CheckWeatherCommand {
    var spec = ""
    var seed: UInt64 = 1
    var count = 200_000
    var language = Language.english

    func run() -> ExitCode {
        let weather: Weather
        do throws(WeatherError) {
            weather = try Weather(spec)
        } catch {
            tell(error)
            return .usage
        }
        let rows = WeatherCheck(weather, seed: seed, count: count).comparisons()
        StandardStream.output.write("\(weather)\n\n")
        guard !rows.isEmpty else {
            StandardStream.output.write(Texts.checkNothing[language] + "\n")
            return .success
        }
        StandardStream.output.write(table(rows))
        let isWrong = rows.contains { $0.verdict == .disagrees }
        StandardStream.output.write(
            "\n" + (isWrong ? Texts.checkDisagrees : Texts.checkAgrees)[language] + "\n")
        return isWrong ? .failure : .success
    }

    private func tell(_ error: WeatherError) {
        var text =
            SafeText.of(
                "pombo lab check-weather: \(error.phrase[language])") + "\n"
        for line in error.pointed(in: spec).split(separator: "\n") {
            text += "  " + SafeText.of(line) + "\n"
        }
        StandardStream.error.write(text)
    }

    private func table(_ rows: [Comparison]) -> String {
        func column(
            _ head: Phrase, isLeft: Bool = false, _ cell: (Comparison) -> String
        ) -> AlignedTable.Column {
            .init(head: head[language], cells: rows.map(cell), isLeft: isLeft)
        }
        return AlignedTable([
            column(Texts.checkWhat, isLeft: true) { Texts.name(of: $0.quantity)[language] },
            column(Texts.checkExpected) { number($0.expected) },
            column(Texts.checkMeasured) { number($0.measured) },
            column(Texts.checkInterval) { row in
                row.interval.map { "\(number($0.low))–\(number($0.high))" } ?? ""
            },
            column(Phrase(verbatim: ""), isLeft: true) { Texts.name(of: $0.verdict)[language] },
        ]).text
    }

    /// Shares and mean runs alike.
    private func number(_ value: Double) -> String { Figure.decimal(value, places: 5) }
}

extension CheckWeatherCommand: CommandOptions {
    static let table: [OptionGroup<CheckWeatherCommand>] = [
        OptionGroup(
            .value(
                "seed", "N", .seed, environment: .seed, \.seed,
                "the weather's seed [1]", pt: "a semente do clima [1]"),
            .value(
                "count", "N", .count(100...10_000_000), \.count,
                "how many datagrams [200000]", pt: "quantos datagramas [200000]")
        )
    ]

    mutating func finish(_ words: ParsedWords) throws(OptionError) {
        spec = words.operands[0]
    }

    static let command = Command(
        "check-weather",
        Phrase(
            "compares the weather engine with theory",
            pt: "compara o motor do clima com a teoria"),
        examples: [
            .init(
                "pombo lab check-weather 'burst 5% 8'",
                Phrase("shares and runs of losses", pt: "frações e sequências de perdas"))
        ],
        remarks: [WeatherSyntax.remark], sections: WeatherSyntax.sections,
        .options(CheckWeatherCommand.self, .init("WEATHER", 1...1)) { $0.run() })
}
