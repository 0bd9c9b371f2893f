import PomboCore
import PomboLab

/// What a probe found, for people and for programs.
struct ProbeTable {
    let report: PathReport
    let relay: Address
    let name: String
    let rate: Int
    let language: Language

    // MARK: For people

    var text: String {
        var text = Texts.probeHead(name, "\(relay)", report.up.sent, rate)[language] + "\n"
        text += table + "\n"
        if !report.runs.isEmpty {
            let mean = Double(report.roundTrip.lost) / Double(report.runs.count)
            text +=
                Texts.probeRuns(
                    report.runs.count, mean: Figure.decimal(mean, places: 1),
                    longest: report.longestRun)[language] + "\n  "
                + Texts.probeRunsWhere(report.runsUp, report.runsDown, report.runsMixed)[language]
                + "\n"
        }
        let ranks = [("p50", 500), ("p95", 950), ("p99", 990), ("max", 1000)]
        if let least = report.times.first {
            let rest = ranks.map { "\($0) \(Figure.delay(report.time(perMille: $1)))" }
            text +=
                Texts.probeRoundTrip[language] + " min \(Figure.delay(least)) "
                + rest.joined(separator: " ") + "\n"
        }
        if let jitter = report.jitter, let spread = report.spread {
            text +=
                Texts.probeJitter(Figure.delay(jitter), Figure.delay(spread))[language] + "\n"
        }
        if report.unknown > 0 { text += Texts.probeUnknown(report.unknown)[language] + "\n" }
        return text
    }

    private var table: String {
        let ways = [report.up, report.down, report.roundTrip]
        let rows: [[String]] =
            [
                [
                    "", Texts.probeUp[language], Texts.probeDown[language],
                    Texts.probeBoth[language],
                ],
                [Texts.probeSent[language]] + ways.map { "\($0.sent)" },
                [Texts.probeArrived[language]] + ways.map { "\($0.arrived)" },
                [Texts.probeLost[language]] + ways.map { Figure.percent($0.loss) },
                [Texts.labInterval[language]] + ways.map(interval),
                [Texts.proxyDoubled[language]] + ways.map { "\($0.duplicates)" },
                [Texts.probeReordered[language]] + ways.map { "\($0.reordered)" },
            ]
        let widths = rows[0].indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            var line = " "
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                line += " " + (column == 0 ? cell + blanks : " " + blanks + cell)
            }
            return line + "\n"
        }.joined()
    }

    private func interval(_ way: PathReport.Way) -> String {
        guard let interval = way.interval else { return Texts.labNotEnough[language] }
        let (low, high) = (max(0, interval.low), min(1, interval.high))
        return "\(Figure.percent(low))–\(Figure.percent(high))"
    }

    // MARK: For programs

    var json: String {
        let quantiles = [("p50", 500), ("p95", 950), ("p99", 990), ("max", 1000)]
        let times = quantiles.map { "\"rtt_\($0)_us\":\(micros(report.time(perMille: $1)))" }
        return "{\"relay\":\"\(relay)\",\"name\":\(JSONText.quoted(name)),\"rate\":\(rate),"
            + "\"up\":\(json(report.up)),\"down\":\(json(report.down)),"
            + "\"round_trip\":\(json(report.roundTrip)),\"unknown\":\(report.unknown),"
            + "\"runs\":[\(report.runs.map(String.init).joined(separator: ","))],"
            + "\"runs_up\":\(report.runsUp),\"runs_down\":\(report.runsDown),"
            + "\"runs_mixed\":\(report.runsMixed),"
            + "\"rtt_min_us\":\(micros(report.times.first)),\(times.joined(separator: ",")),"
            + "\"jitter_us\":\(micros(report.jitter)),\"spread_us\":\(micros(report.spread))}\n"
    }

    private func json(_ way: PathReport.Way) -> String {
        let interval = way.interval.map {
            "[\(Figure.decimal(max(0, $0.low), places: 6)),"
                + "\(Figure.decimal(min(1, $0.high), places: 6))]"
        }
        return "{\"sent\":\(way.sent),\"arrived\":\(way.arrived),"
            + "\"loss\":\(Figure.decimal(way.loss, places: 6)),\"interval\":\(interval ?? "null"),"
            + "\"duplicates\":\(way.duplicates),\"reordered\":\(way.reordered)}"
    }

    private func micros(_ duration: Duration?) -> String {
        duration.map { "\($0.microseconds)" } ?? "null"
    }
}
