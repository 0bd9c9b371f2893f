import PomboCore
import PomboText

/// A sweep as a long table: a row a cell, for whatever reads tables.
package enum SweepCSV {
    package static let columns =
        ["point", "weather", "loss", "policy", "seed", "asked", "delivered", "lost"]
        + ["offered", "offered_share", "offered_expected", "residual", "residual_low"]
        + ["residual_high", "residual_expected", "repaired", "duplicates", "reordered"]
        + ["unsent", "sends", "repairs", "controls", "overhead", "overhead_expected"]
        + [
            "data_per_message", "data_per_message_expected", "p50_ms", "p90_ms", "p95_ms",
            "p99_ms", "spread_ms", "jitter_ms", "recovery_p50_ms", "goodput_bit_s",
        ]
        + ["runs_first", "run_first_mean", "runs_residual", "run_residual_mean"]
        + ["lost_beyond_none"] + Cell.causes.map { "lost_first_\($0)" }

    package static func text(_ result: SweepResult) -> String {
        var text = columns.joined(separator: ",") + "\n"
        for cell in result.cells { text += row(cell, of: result) + "\n" }
        return text
    }

    private static func row(_ cell: Cell, of result: SweepResult) -> String {
        let point = result.points[cell.point]
        let interval = cell.residualInterval
        var fields = [
            quoted(point.label), point.weather.map { quoted("\($0)") } ?? "",
            point.loss.map { share($0.value) } ?? "",
            quoted(result.policies[cell.policy].description), "\(cell.seed)", "\(cell.asked)",
            "\(cell.delivered)", "\(cell.lost)", "\(cell.offeredCount)",
            share(cell.offeredLoss), share(cell.theory.offered), share(cell.residual),
            share(interval?.low), share(interval?.high), share(cell.theory.residual),
            "\(cell.repaired)", "\(cell.duplicates)", "\(cell.reordered)", "\(cell.unsent)",
            "\(cell.sends)",
            "\(cell.repairs)", "\(cell.controls)", share(cell.overhead),
            share(cell.theory.overhead),
            share(cell.dataPerMessage), share(cell.theory.sends),
        ]
        let delay = cell.delay
        fields += [delay.p50, delay.p90, delay.p95, delay.p99, delay.spread].map(milliseconds)
        fields.append(cell.jitter.map(milliseconds) ?? "")
        fields.append(cell.recovery.count == 0 ? "" : milliseconds(cell.recovery.p50))
        fields.append(cell.goodput.map { Figure.decimal($0, places: 1) } ?? "")
        fields += runs(cell.offeredRuns, of: cell.offeredCount)
        fields += runs(cell.residualRuns, of: cell.lost)
        fields.append(cell.lostBeyondNone.map { "\($0)" } ?? "")
        fields += cell.offered.map { "\($0)" }
        return fields.joined(separator: ",")
    }

    /// How many runs of losses there were (RFC 3357), and how many losses each had on average.
    private static func runs(_ counts: [Int], of losses: Int) -> [String] {
        let all = counts.reduce(0, +)
        let mean = all == 0 ? nil : Double(losses) / Double(all)
        return ["\(all)", mean.map { Figure.decimal($0, places: 3) } ?? ""]
    }

    private static func share(_ value: Double?) -> String {
        value.map { Figure.decimal($0, places: 6) } ?? ""
    }

    private static func milliseconds(_ duration: Duration?) -> String {
        duration.map { Figure.decimal(Double($0.nanoseconds) / 1e6, places: 3) } ?? "inf"
    }

    private static func quoted(_ text: String) -> String {
        text.contains(",") || text.contains("\"")
            ? "\""
                + text.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
            : text
    }
}
