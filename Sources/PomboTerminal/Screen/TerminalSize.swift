/// Columns and rows; never so few that nothing could be drawn.
package struct TerminalSize: Hashable, Sendable {
    package let columns: Int
    package let rows: Int

    /// Assumed for a terminal that does not say.
    package static let usual = TerminalSize(columns: 80, rows: 24)

    package init(columns: Int, rows: Int) {
        self.columns = max(columns, 8)
        self.rows = max(rows, 3)
    }
}
