import PomboCore
import PomboLab

/// A result as an aligned table for a terminal, with theory beside every number that has one.
struct SweepTable {
    let result: SweepResult
    let language: Language
    /// Without a run there is nothing but theory.
    var isTheoryOnly = false

    private struct Column {
        var head: Phrase
        var isLeft = false
        var cell: (Cell) -> String
    }

    var text: String {
        var lines: [String] = []
        let columns = columns
        for point in result.points.indices {
            let rows = result.policies.indices.map { result.summary(point: point, policy: $0) }
            if !result.points[point].label.isEmpty {
                if point > 0 { lines.append("") }
                lines.append(result.points[point].label)
            }
            lines += Self.aligned(columns.map(\.head).map { $0[language] }, columns, rows)
        }
        return lines.map(Self.trimmed).joined(separator: "\n") + "\n"
    }

    private var columns: [Column] {
        let policies = result.policies
        var columns = [
            Column(head: Texts.labPolicy, isLeft: true) { policies[$0.policy].description }
        ]
        if !isTheoryOnly {
            columns += [
                Column(head: Texts.labAsked) { "\($0.asked)" },
                Column(head: Texts.labDelivered) { "\($0.delivered)" },
                Column(head: Texts.labOffered) { Figure.percent($0.offeredLoss) },
                Column(head: Texts.labExpected) { Self.theory($0.theory.offered) },
                Column(head: Texts.labResidual) { Figure.percent($0.residual) },
                Column(head: Texts.labExpected) { Self.theory($0.theory.residual) },
                Column(head: Texts.labInterval) { interval($0) },
                Column(head: Texts.labOverhead) { Figure.decimal($0.overhead, places: 2) },
                Column(head: Texts.labExpected) { overhead($0) },
                Column(head: Phrase(verbatim: "p50")) { Figure.delay($0.delay.p50) },
                Column(head: Phrase(verbatim: "p99")) { Figure.delay($0.delay.p99) },
            ]
        } else {
            columns += [
                Column(head: Texts.labOffered) { $0.theory.offered.map(Figure.percent) ?? "?" },
                Column(head: Texts.labResidual) { $0.theory.residual.map(Figure.percent) ?? "?" },
                Column(head: Texts.labSends) {
                    $0.theory.sends.map { Figure.decimal($0, places: 3) } ?? "?"
                },
                Column(head: Texts.labOverhead) {
                    $0.theory.overhead.map { Figure.decimal($0, places: 2) } ?? "?"
                },
                Column(head: Texts.labRecovery) { $0.theory.recovery.map(Figure.delay) ?? "?" },
            ]
        }
        return columns
    }

    private static func theory(_ share: Double?) -> String {
        share.map { "(\(Figure.percent($0)))" } ?? ""
    }

    private func overhead(_ cell: Cell) -> String {
        cell.theory.overhead.map { "(\(Figure.decimal($0, places: 2)))" } ?? ""
    }

    private func interval(_ cell: Cell) -> String {
        guard let interval = cell.residualInterval else { return Texts.labNotEnough[language] }
        let (low, high) = (max(0, interval.low), min(1, interval.high))
        return "\(Figure.percent(low))–\(Figure.percent(high))"
    }

    /// Heads and cells, names to the left and numbers to the right; empty columns are left out.
    private static func aligned(
        _ heads: [String], _ columns: [Column], _ rows: [Cell]
    ) -> [String] {
        var lines = Array(repeating: "", count: rows.count + 1)
        for (head, column) in zip(heads, columns) {
            let cells = rows.map(column.cell)
            if cells.allSatisfy(\.isEmpty) { continue }
            let texts = [head] + cells
            let width = texts.map { DisplayWidth.of($0) }.max() ?? 0
            for (index, text) in texts.enumerated() {
                let padding = String(repeating: " ", count: width - DisplayWidth.of(text))
                let gap = lines[index].isEmpty ? "" : "  "
                lines[index] += gap + (column.isLeft ? text + padding : padding + text)
            }
        }
        return lines
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
