import PomboCore
import PomboLab
import PomboText

/// What a probe found, for people and for programs.
struct ProbeTable {
    let report: PathReport
    let relay: Address
    let name: String
    let rate: Int
    var trouble = ProbeTrouble()
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
        if trouble.isDirty { text += Texts.probeDirty(trouble)[language] + "\n" }
        return text
    }

    private var table: String {
        let names = [
            Texts.probeSent, Texts.probeArrived, Texts.probeLost, Texts.labInterval,
            Texts.proxyDoubled, Texts.probeReordered,
        ]
        func column(_ head: Phrase, _ way: PathReport.Way) -> AlignedTable.Column {
            .init(
                head: head[language],
                cells: [
                    "\(way.sent)", "\(way.arrived)", Figure.percent(way.loss),
                    way.interval?.percentages ?? Texts.labNotEnough[language],
                    "\(way.duplicates)", "\(way.reordered)",
                ])
        }
        return AlignedTable([
            .init(head: "", cells: names.map { "  " + $0[language] }, isLeft: true),
            column(Texts.probeUp, report.up), column(Texts.probeDown, report.down),
            column(Texts.probeBoth, report.roundTrip),
        ]).text
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
            + "\"jitter_us\":\(micros(report.jitter)),\"spread_us\":\(micros(report.spread)),"
            + "\"kernel_drops\":\(trouble.kernelDrops),\"unsent\":\(trouble.unsent),"
            + "\"dirty\":\(trouble.isDirty)}\n"
    }

    private func json(_ way: PathReport.Way) -> String {
        let interval = way.interval.map {
            "[\(Figure.decimal($0.low, places: 6)),\(Figure.decimal($0.high, places: 6))]"
        }
        return "{\"sent\":\(way.sent),\"arrived\":\(way.arrived),"
            + "\"loss\":\(Figure.decimal(way.loss, places: 6)),\"interval\":\(interval ?? "null"),"
            + "\"duplicates\":\(way.duplicates),\"reordered\":\(way.reordered)}"
    }

    private func micros(_ duration: Duration?) -> String {
        duration.map { "\($0.microseconds)" } ?? "null"
    }
}
