import PomboCore
import PomboLab
import PomboText

/// A result as an aligned table for a terminal, with theory beside every number that has one.
struct SweepTable {
    let result: SweepResult
    let language: Language
    /// Without a run there is nothing but theory.
    var isTheoryOnly = false
    /// How wide the terminal is; nil for a file or a pipe, which gets the usual columns.
    var limit: Int?

    private struct Column {
        var head: Phrase
        var isLeft = false
        /// As in `AlignedTable`; those of `extra` are for wide terminals alone.
        var rank: Int?
        var cell: (Cell) -> String
    }

    private static let extra = 0

    /// One head for all weathers, so that the eye can go down a column.
    var text: String {
        let rows = result.summaries
        let table = AlignedTable(
            (isTheoryOnly ? theoryColumns : columns)
                .filter { limit != nil || $0.rank != Self.extra }
                .map { column in
                    .init(
                        head: column.head[language], cells: rows.map(column.cell),
                        isLeft: column.isLeft, rank: column.rank)
                }, limit: limit)
        var lines = table.heads
        for (cell, line) in zip(rows, table.rows) {
            let label = result.points[cell.point].label
            if cell.policy == 0, !label.isEmpty { lines += ["", label] }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var name: Column {
        Column(head: Texts.labPolicy, isLeft: true) { result.policies[$0.policy].description }
    }

    private var columns: [Column] {
        [
            name,
            Column(head: Texts.labAsked, rank: 2) { "\($0.asked)" },
            Column(head: Texts.labDelivered, rank: 3) { "\($0.delivered)" },
            Column(head: Texts.labOffered, rank: 7) { Figure.percent($0.offeredLoss) },
            Column(head: Texts.labExpected, rank: 4) { Self.theory($0.theory.offered) },
            Column(head: Texts.labResidual) { Figure.percent($0.residual) },
            Column(head: Texts.labExpected, rank: 9) { Self.theory($0.theory.residual) },
            Column(head: Texts.labInterval, rank: 8) { interval($0) },
            Column(head: Texts.labOverhead) { Figure.decimal($0.overhead, places: 2) },
            Column(head: Texts.labExpected, rank: 5) { overhead($0) },
            Column(head: Texts.labDoubled, rank: Self.extra) { "\($0.duplicates)" },
            Column(head: Texts.labReordered, rank: Self.extra) { "\($0.reordered)" },
            Column(head: Phrase(verbatim: "p50"), rank: 6) { Figure.delay($0.delay.p50) },
            Column(head: Phrase(verbatim: "p95"), rank: Self.extra) { Figure.delay($0.delay.p95) },
            Column(head: Phrase(verbatim: "p99")) { Figure.delay($0.delay.p99) },
            Column(head: Texts.labJitter, rank: Self.extra) { $0.jitter.map(Figure.delay) ?? "" },
            Column(head: Texts.labGoodput, rank: Self.extra) {
                $0.goodput.map(Figure.bitRate) ?? ""
            },
        ]
    }

    private var theoryColumns: [Column] {
        [
            name,
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

    private static func theory(_ share: Double?) -> String {
        share.map { "(\(Figure.percent($0)))" } ?? ""
    }

    private func overhead(_ cell: Cell) -> String {
        cell.theory.overhead.map { "(\(Figure.decimal($0, places: 2)))" } ?? ""
    }

    private func interval(_ cell: Cell) -> String {
        cell.residualInterval?.percentages ?? Texts.labNotEnough[language]
    }
}
