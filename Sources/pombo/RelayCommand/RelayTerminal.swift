import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// What is typed at a relay's own terminal, a line at a time.
struct RelayTerminal {
    /// Whether a table stands above the row in which is typed.
    private let isBelowTable: Bool
    private var lines = InputLines()

    init(isBelowTable: Bool) { self.isBelowTable = isBelowTable }

    var hasEnded: Bool { lines.hasEnded }

    var descriptor: Int32 { StandardInput.number }

    mutating func drain() -> [RelayOrder] {
        // In the background the lines are somebody else's, and reading them would stop the relay.
        guard !hasEnded, StandardInput.hasWaiting, StandardInput.isForeground else { return [] }
        let typed = lines.read().filter { !$0.isEmpty }
        if isBelowTable, !typed.isEmpty {
            // Back to where the typing began: the table is painted in relation to that row.
            let columns = (TerminalSize.ofOutput ?? .usual).columns
            let rows = typed.reduce(0) {
                $0 + StyledText($1, .plain).rowCount(columns: columns)
            }
            StandardStream.output.write(
                String(repeating: "\u{1B}[A\r\u{1B}[K", count: rows))
        }
        return typed.compactMap(order)
    }

    private func order(_ line: String) -> RelayOrder? {
        do throws(RelayLineError) { return try RelayOrderLine.order(line) } catch {
            return .answer(Texts.sentence(of: error))
        }
    }
}
