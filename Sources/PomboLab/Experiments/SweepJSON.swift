import PomboCore
import PomboText

/// A sweep as one JSON value, with the experiment itself in it: enough to run it again.
package enum SweepJSON {
    package static func text(_ result: SweepResult, program: String) -> String {
        var text = "{\n  \"program\": \(JSON.quoted(program)),\n"
        text += "  \"lab\": \(JSON.quoted(result.file.description)),\n"
        text += "  \"seed\": \(result.file.firstSeed),\n  \"causes\": ["
        text += Cell.causes.map(JSON.quoted).joined(separator: ", ")
        text += "],\n  \"ranks\": ["
        text += DelayQuantiles.ranks.map { "\($0)" }.joined(separator: ", ")
        text += "],\n  \"cells\": [\n"
        text += result.cells.map { "    \(object($0, of: result))" }.joined(separator: ",\n")
        return text + "\n  ]\n}\n"
    }

    private static func object(_ cell: Cell, of result: SweepResult) -> String {
        let point = result.points[cell.point]
        let residual = cell.residualInterval
        let offered = cell.offeredInterval
        let fields: [(String, String)] = [
            ("point", JSON.quoted(point.label)),
            ("weather", point.weather.map { JSON.quoted("\($0)") } ?? "null"),
            ("loss", number(point.loss?.value)),
            ("policy", JSON.quoted(result.policies[cell.policy].description)),
            ("seed", "\(cell.seed)"), ("asked", "\(cell.asked)"),
            ("delivered", "\(cell.delivered)"), ("lost", "\(cell.lost)"),
            ("lostOf", list(cell.lostOf)), ("lostBeyondNone", optional(cell.lostBeyondNone)),
            ("offered", list(cell.offered)), ("offeredShare", number(cell.offeredLoss)),
            ("offeredInterval", pair(offered)), ("offeredExpected", number(cell.theory.offered)),
            ("residual", number(cell.residual)), ("residualInterval", pair(residual)),
            ("residualExpected", number(cell.theory.residual)),
            ("residualFactor", number(cell.theory.residualFactor)),
            ("repaired", "\(cell.repaired)"),
            ("duplicates", "\(cell.duplicates)"), ("reordered", "\(cell.reordered)"),
            ("unsent", "\(cell.unsent)"),
            ("sends", "\(cell.sends)"), ("repairs", "\(cell.repairs)"),
            ("controls", "\(cell.controls)"), ("overhead", number(cell.overhead)),
            ("overheadExpected", number(cell.theory.overhead)),
            ("dataPerMessage", number(cell.dataPerMessage)),
            ("dataPerMessageExpected", number(cell.theory.sends)),
            ("goodput", number(cell.goodput)),
            ("lengthNanoseconds", "\(cell.length.nanoseconds)"),
            ("jitterNanoseconds", nanoseconds(cell.jitter)),
            ("delayNanoseconds", delays(cell.delay)),
            ("recoveryNanoseconds", delays(cell.recovery)),
            ("offeredRuns", list(trimmed(cell.offeredRuns))),
            ("residualRuns", list(trimmed(cell.residualRuns))),
            ("barcode", JSON.quoted(barcode(cell.barcode))),
            ("violation", cell.violation.map(JSON.quoted) ?? "null"),
        ]
        return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }

    /// `.` arrived, `r` repaired, `x` lost.
    static func barcode(_ marks: [Cell.Mark]) -> String {
        String(
            marks.map { mark -> Character in
                switch mark {
                case .arrived: "."
                case .repaired: "r"
                case .lost: "x"
                }
            })
    }

    private static func number(_ value: Double?) -> String {
        value.map { Figure.decimal($0, places: 6) } ?? "null"
    }

    private static func optional(_ count: Int?) -> String { count.map { "\($0)" } ?? "null" }

    private static func pair(_ interval: Interval?) -> String {
        interval.map { "[\(number($0.low)), \(number($0.high))]" } ?? "null"
    }

    private static func list(_ counts: [Int]) -> String {
        "[" + counts.map { "\($0)" }.joined(separator: ", ") + "]"
    }

    /// Never is null.
    private static func delays(_ quantiles: DelayQuantiles) -> String {
        let values = quantiles.values.map(nanoseconds)
        return "[" + values.joined(separator: ", ") + "]"
    }

    private static func nanoseconds(_ duration: Duration?) -> String {
        duration.map { "\($0.nanoseconds)" } ?? "null"
    }

    private static func trimmed(_ counts: [Int]) -> [Int] {
        Array(counts.prefix((counts.lastIndex { $0 > 0 } ?? -1) + 1))
    }
}
