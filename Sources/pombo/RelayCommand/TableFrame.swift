import PomboTerminal

/// Rows at the bottom of a terminal that are painted again and again, above the row in which
/// somebody types. What is being typed belongs to the terminal: it is moved along with its row,
/// never written and never lost.
struct TableFrame {
    /// Whether the terminal wraps its lines anew when it gets another width.
    let reflows: Bool
    /// What stands there now.
    private var drawn: [String] = []
    private var size = TerminalSize.usual

    init(reflows: Bool) { self.reflows = reflows }

    /// Somebody else has written since: what stands there is left alone, and the next frame begins
    /// below it.
    mutating func forget() { drawn = [] }

    /// What one write should carry: lines that stay, and below them the rows.
    mutating func frame(_ lines: [String], _ rows: [String], size: TerminalSize) -> String {
        defer { (drawn, self.size) = (rows, size) }
        if lines.isEmpty, rows.count == drawn.count, size == self.size { return repainted(rows) }
        let count = lines.reduce(rows.count) { $0 + Self.height(of: $1, size.columns) }
        let isFitting = count < size.rows && (drawn.isEmpty || size == self.size)
        return isFitting ? moved(lines + rows, count) : anew(lines + rows, size)
    }

    /// Each row in its place; the cursor comes back to where somebody types.
    private func repainted(_ rows: [String]) -> String {
        if rows == drawn || rows.isEmpty { return "" }
        return "\u{1B}7\u{1B}[\(rows.count)A\r" + Self.joined(rows) + "\u{1B}8"
    }

    /// Takes out the old rows and puts in `count` others; what is below moves with its row.
    private func moved(_ rows: [String], _ count: Int) -> String {
        let distance = count - drawn.count
        var frame = ""
        // Room below first: at the bottom of the screen this scrolls, column by column unchanged.
        if distance > 0 {
            frame += String(repeating: "\u{1B}D", count: distance) + "\u{1B}[\(distance)A"
        }
        frame += "\u{1B}7"
        if !drawn.isEmpty { frame += "\u{1B}[\(drawn.count)A\r\u{1B}[\(drawn.count)M" }
        frame += "\r\u{1B}[\(count)L" + Self.joined(rows) + "\u{1B}8"
        if distance > 0 { frame += "\u{1B}[\(distance)B" }
        if distance < 0 { frame += "\u{1B}[\(-distance)A" }
        return frame
    }

    /// After a change of the size, and for more than the screen holds: what was typed so far is
    /// not seen any more, although the terminal still knows it.
    private func anew(_ rows: [String], _ size: TerminalSize) -> String {
        let columns = reflows ? size.columns : Int.max
        let height = drawn.reduce(0) { $0 + Self.height(of: $1, columns) }
        let up = height == 0 ? "" : "\u{1B}[\(height)A"
        return up + "\r\u{1B}[J" + rows.map { $0 + "\r\n" }.joined()
    }

    /// Each row is erased before it is written: at the last column, erasing what is behind would
    /// take that column along.
    private static func joined(_ rows: [String]) -> String {
        rows.map { "\u{1B}[2K" + $0 }.joined(separator: "\r\n")
    }

    private static func height(of line: String, _ columns: Int) -> Int {
        max(1, (DisplayWidth.of(line) - 1) / columns + 1)
    }
}
