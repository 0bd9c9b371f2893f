/// What the bottom row shows: a prompt and the text around the cursor.
package struct InputLine: Equatable, Sendable {
    var prompt: StyledText
    package var before: [Character]
    package var after: [Character]

    package init(prompt: StyledText = "> ", _ line: EditLine = EditLine()) {
        self.prompt = prompt
        before = line.before
        after = line.after
    }

    /// The row as it is drawn, and the column of the cursor in it.
    package struct Drawn: Equatable {
        package var text: StyledText
        package var cursor: Int
    }

    /// One row, always one column short, so that the cursor has a place behind the last character.
    /// What is too long moves by half a row at a time, so that it stands still for most keys.
    package func drawn(columns: Int) -> Drawn {
        let prompt = prompt.clipped(columns: columns / 2)
        let room = columns - 1 - prompt.width
        let cells = (before + after).map { SafeText.of(String($0)) }
        let widths = cells.map { DisplayWidth.of($0) }
        let place = widths.prefix(before.count).reduce(0, +)
        if widths.reduce(0, +) <= room {
            return Drawn(text: prompt + StyledText(cells.joined()), cursor: prompt.width + place)
        }
        // A mark on either side says that there is more.
        let inner = max(room - 2, 2)
        let step = max(inner / 2, 1)
        let start = place < inner ? 0 : ((place - inner) / step + 1) * step
        var text = prompt
        var first = 0
        var column = 0
        while column < start, first < before.count {
            column += widths[first]
            first += 1
        }
        if first > 0 { text.append("‹", .dim) }
        let cursor = text.width + place - column
        var end = first
        var left = inner
        while end < cells.count, widths[end] <= left {
            left -= widths[end]
            end += 1
        }
        text.append(cells[first..<end].joined())
        if end < cells.count { text.append("›", .dim) }
        return Drawn(text: text, cursor: cursor)
    }
}
