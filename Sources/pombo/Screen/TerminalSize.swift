/// Columns and rows; never so few that nothing could be drawn.
struct TerminalSize: Hashable, Sendable {
    let columns: Int
    let rows: Int

    /// What terminals have that do not say.
    static let usual = TerminalSize(columns: 80, rows: 24)

    init(columns: Int, rows: Int) {
        self.columns = max(columns, 8)
        self.rows = max(rows, 3)
    }
}
