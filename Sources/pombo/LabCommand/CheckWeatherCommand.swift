import PomboCore
import PomboLab
import PomboPosix

/// `pombo lab check-weather`: the engine against the closed forms, for any weather.
struct CheckWeatherCommand {
    let spec: String
    var seed: UInt64 = 1
    var count = 200_000
    let language: Language

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
        var text = SafeText.of("pombo lab check-weather: \(error)") + "\n"
        for line in error.pointed(in: spec).split(separator: "\n") {
            text += "  " + SafeText.of(line) + "\n"
        }
        StandardStream.error.write(text)
    }

    private func table(_ rows: [Comparison]) -> String {
        let heads = [
            Texts.checkWhat, Texts.checkExpected, Texts.checkMeasured, Texts.checkInterval,
            Phrase(verbatim: ""),
        ].map { $0[language] }
        let cells = rows.map { row in
            [
                Texts.name(of: row.quantity)[language], number(row.expected),
                number(row.measured),
                row.interval.map { "\(number($0.low))–\(number($0.high))" } ?? "",
                Texts.name(of: row.verdict)[language],
            ]
        }
        let lines = [heads] + cells
        let widths = heads.indices.map { column in
            lines.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return lines.map { line in
            var text = ""
            for (column, cell) in line.enumerated() {
                let blanks = String(
                    repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                let isLeft = column == 0 || column == 4
                text += (column == 0 ? "" : "  ") + (isLeft ? cell + blanks : blanks + cell)
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }

    /// Shares and mean runs alike.
    private func number(_ value: Double) -> String { Figure.decimal(value, places: 5) }
}
