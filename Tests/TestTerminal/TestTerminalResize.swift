import PomboTerminal

extension TestTerminal {
    /// Another size, as the terminals do it that wrap their lines anew, or as xterm does, which
    /// only cuts them.
    package mutating func resize(columns: Int, rows: Int) {
        let old = reflows ? wrapped(columns: columns) : cut(columns: columns)
        let (all, cursor, column) = old
        let last = max(cursor, all.lastIndex { $0.cells.contains { $0.text != " " } } ?? 0)
        let top = max(0, last + 1 - rows)
        scrollback = Array(all[..<top])
        screen = Array(all[top...last])
        while screen.count < rows { screen.append(Row(columns: columns)) }
        (self.columns, self.rows) = (columns, rows)
        (cursorRow, cursorColumn) = (cursor - top, min(column, columns - 1))
        isWrapPending = false
    }

    private func cut(columns: Int) -> ([Row], Int, Int) {
        let all = (scrollback + screen).map { row in
            var cut = Row(columns: columns)
            for (column, cell) in row.cells.prefix(columns).enumerated() {
                cut.cells[column] = cell
            }
            return cut
        }
        return (all, scrollback.count + cursorRow, cursorColumn)
    }

    private func wrapped(columns: Int) -> ([Row], Int, Int) {
        var all: [Row] = []
        var cursor = (0, 0)
        var line: [Cell] = []
        var cursorOffset: Int?
        for (index, row) in (scrollback + screen).enumerated() {
            if index == scrollback.count + cursorRow { cursorOffset = line.count + cursorColumn }
            var cells = row.cells
            if !row.isWrapped {
                while cells.last == Cell() { cells.removeLast() }
            } else if row.isShort {
                cells.removeLast()
            }
            line += cells
            if row.isWrapped { continue }
            let parts = Self.wrap(line, columns)
            if let offset = cursorOffset {
                let (row, column) = Self.place(of: offset, in: parts)
                cursor = (all.count + row, column)
                cursorOffset = nil
            }
            all += parts
            line = []
        }
        return (all, cursor.0, cursor.1)
    }

    /// Where a cell of a line has gone to; what is behind the end stays in the last row.
    private static func place(of offset: Int, in rows: [Row]) -> (Int, Int) {
        var offset = offset
        for (index, row) in rows.enumerated() {
            let count = row.cells.count - (row.isShort ? 1 : 0)
            if offset < count || index == rows.count - 1 { return (index, offset) }
            offset -= count
        }
        return (0, 0)
    }

    private static func wrap(_ line: [Cell], _ columns: Int) -> [Row] {
        var rows = [Row(columns: columns)]
        var column = 0
        for (index, cell) in line.enumerated() {
            let isWide = index + 1 < line.count && line[index + 1].text.isEmpty
            if column + (isWide ? 2 : 1) > columns {
                rows[rows.count - 1].isWrapped = true
                rows[rows.count - 1].isShort = column < columns
                rows.append(Row(columns: columns))
                column = 0
            }
            rows[rows.count - 1].cells[column] = cell
            column += 1
        }
        return rows
    }
}
