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

    /// One head for all weathers, so that the eye can go down a column.
    var text: String {
        let rows = result.summaries
        let table = AlignedTable(
            isTheoryOnly ? expected(of: rows) : measured(of: rows), limit: limit)
        var lines = table.heads
        for (cell, line) in zip(rows, table.rows) {
            let label = result.points[cell.point].label
            if cell.policy == 0, !label.isEmpty { lines += ["", label] }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func measured(of rows: [Cell]) -> [AlignedTable.Column] {
        SweepColumn.all(of: result).flatMap { column -> [AlignedTable.Column] in
            guard let measured = column.measured, limit != nil || !column.isExtra else { return [] }
            var columns = [
                AlignedTable.Column(
                    head: column.head[language],
                    cells: rows.map { measured($0) ?? column.missing[language] },
                    isLeft: column.isLeft, rank: column.isExtra ? 0 : column.rank)
            ]
            if let expected = column.expected {
                columns.append(
                    AlignedTable.Column(
                        head: Texts.labExpected[language],
                        cells: rows.map { expected($0).map { "(\($0))" } ?? "" },
                        rank: column.expectedRank))
            }
            return columns
        }
    }

    private func expected(of rows: [Cell]) -> [AlignedTable.Column] {
        SweepColumn.all(of: result).compactMap { column in
            guard let value = column.expected ?? (column.isLeft ? column.measured : nil) else {
                return nil
            }
            return AlignedTable.Column(
                head: column.head[language], cells: rows.map { value($0) ?? "?" },
                isLeft: column.isLeft)
        }
    }
}
