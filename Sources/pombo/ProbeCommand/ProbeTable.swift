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
        let times = [("p50", 500), ("p95", 950), ("p99", 990), ("max", 1000)].map {
            ("rtt_\($0)_us", JSON(report.time(perMille: $1)?.microseconds))
        }
        let members: [(String, JSON)] = [
            ("relay", .text("\(relay)")), ("name", .text(name)), ("rate", JSON(rate)),
            ("up", json(report.up)), ("down", json(report.down)),
            ("round_trip", json(report.roundTrip)), ("unknown", JSON(report.unknown)),
            ("runs", JSON(report.runs)), ("runs_up", JSON(report.runsUp)),
            ("runs_down", JSON(report.runsDown)), ("runs_mixed", JSON(report.runsMixed)),
            ("rtt_min_us", JSON(report.times.first?.microseconds)),
        ]
        let trouble: [(String, JSON)] = [
            ("jitter_us", JSON(report.jitter?.microseconds)),
            ("spread_us", JSON(report.spread?.microseconds)),
            ("kernel_drops", JSON(trouble.kernelDrops)), ("unsent", JSON(trouble.unsent)),
            ("dirty", .truth(trouble.isDirty)),
        ]
        return JSON.object(members + times + trouble).line() + "\n"
    }

    private func json(_ way: PathReport.Way) -> JSON {
        let interval = way.interval.map { [$0.low, $0.high].map { JSON($0, places: 6) } }
        return [
            "sent": JSON(way.sent), "arrived": JSON(way.arrived), "loss": JSON(way.loss, places: 6),
            "interval": interval.map { .list($0) } ?? .null, "duplicates": JSON(way.duplicates),
            "reordered": JSON(way.reordered),
        ]
    }
}
