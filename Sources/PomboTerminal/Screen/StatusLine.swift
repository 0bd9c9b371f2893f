/// The row above the input: facts in the order they are read. Where there is no room for all, the
/// least important go first.
package struct StatusLine: Equatable, Sendable {
    package struct Part: Equatable, Sendable {
        package var text: StyledText
        /// The higher, the longer it stays.
        package var importance: Int

        package init(_ text: StyledText, importance: Int) {
            self.text = text
            self.importance = importance
        }
    }

    package var parts: [Part]

    package init(_ parts: [Part] = []) { self.parts = parts }

    package func drawn(columns: Int) -> StyledText {
        var parts = parts.filter { !$0.text.runs.isEmpty }
        while true {
            let row = Self.row(parts)
            if row.width <= columns || parts.count < 2 { return row.clipped(columns: columns) }
            // Among equals the last one goes.
            let least = parts.map(\.importance).min() ?? 0
            parts.remove(at: parts.lastIndex { $0.importance == least } ?? 0)
        }
    }

    private static func row(_ parts: [Part]) -> StyledText {
        var row = StyledText("──", .dim)
        for (index, part) in parts.enumerated() {
            row.append(index == 0 ? " " : " · ", .dim)
            row.append(part.text)
        }
        return row
    }
}
