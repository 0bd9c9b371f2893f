import PomboTerminal

/// Columns of text, names to the left and numbers to the right, as wide as what stands in them.
///
/// Where a line has a limit, heads are set in two lines first, and then the least important columns
/// are left out: a table that wraps can be read by nobody.
struct AlignedTable {
    struct Column {
        var head: String
        /// One for each row.
        var cells: [String]
        var isLeft = false
        /// Who is lowest is left out first. Nil stays.
        var rank: Int?

        fileprivate var width: Int {
            (head.split(separator: "\n") + cells.map { $0[...] }).map {
                DisplayWidth.of(String($0))
            }
            .max() ?? 0
        }

        /// Broken at the blank that makes the longer half shortest.
        fileprivate mutating func stackHead() {
            let blanks = head.indices.filter { head[$0] == " " }
            func longer(_ blank: String.Index) -> Int {
                max(head[..<blank].count, head[blank...].count - 1)
            }
            guard let blank = blanks.min(by: { longer($0) < longer($1) }) else { return }
            head.replaceSubrange(blank...blank, with: "\n")
        }
    }

    private var columns: [Column]

    private static let gap = 2

    /// Columns without anything below their heads are left out.
    init(_ columns: [Column], limit: Int? = nil) {
        self.columns = columns.filter { !$0.cells.allSatisfy(\.isEmpty) || $0.cells.isEmpty }
        if let limit { fit(limit) }
    }

    private var width: Int {
        columns.reduce(0) { $0 + $1.width } + Self.gap * max(0, columns.count - 1)
    }

    private mutating func fit(_ limit: Int) {
        if width > limit {
            for index in columns.indices { columns[index].stackHead() }
        }
        while width > limit, let least = columns.compactMap(\.rank).min() {
            columns.removeAll { $0.rank == least }
        }
    }

    /// One line, or two.
    var heads: [String] {
        let parts = columns.map { $0.head.split(separator: "\n").map(String.init) }
        let height = parts.map(\.count).max() ?? 1
        return (0..<height).map { line in
            joined(
                parts.map { part in
                    let place = line - (height - part.count)
                    return part.indices.contains(place) ? part[place] : ""
                })
        }
    }

    var rows: [String] {
        let count = columns.map(\.cells.count).max() ?? 0
        return (0..<count).map { row in joined(columns.map { $0.cells[row] }) }
    }

    var text: String { (heads + rows).map { $0 + "\n" }.joined() }

    private func joined(_ cells: [String]) -> String {
        var line = ""
        for (place, (cell, column)) in zip(cells, columns).enumerated() {
            let blanks = String(repeating: " ", count: column.width - DisplayWidth.of(cell))
            line += place == 0 ? "" : String(repeating: " ", count: Self.gap)
            line += column.isLeft ? cell + blanks : blanks + cell
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
