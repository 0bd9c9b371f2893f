/// Text with its style. Everything in it has gone through `SafeText`: there is no other way in, so
/// nothing from the wire reaches a terminal raw.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
    package struct Run: Hashable, Sendable {
        package fileprivate(set) var text: String
        package fileprivate(set) var style: Style
    }

    package private(set) var runs: [Run] = []

    package init() {}

    package init(_ text: some StringProtocol, _ style: Style = .plain) { append(text, style) }

    package init(stringLiteral text: String) { append(text) }

    package mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
        let safe = SafeText.of(text)
        if safe.isEmpty { return }
        if runs.last?.style == style {
            runs[runs.count - 1].text += safe
        } else {
            runs.append(Run(text: safe, style: style))
        }
    }

    package mutating func append(_ other: StyledText) {
        for run in other.runs { append(run.text, run.style) }
    }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.append(right)
        return sum
    }

    /// The same words, with every piece dimmed: a record above an open hole, a replayed one.
    package var dimmed: StyledText {
        var copy = self
        for index in copy.runs.indices { copy.runs[index].style.isDim = true }
        return copy
    }

    /// The words alone.
    package var text: String { runs.map(\.text).joined() }

    package var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

    /// The rows it takes where the terminal wraps it.
    package func rowCount(columns: Int) -> Int { row(of: width, columns: columns) + 1 }

    /// The row, from 0, in which the character ends up that begins at `place` while all of it
    /// stands in one row; behind the end, that of the last one.
    package func row(of place: Int, columns: Int) -> Int {
        precondition(columns > 0)
        var row = 0
        var column = 0
        var passed = 0
        for run in runs {
            for character in run.text {
                if passed > place { return row }
                let width = min(DisplayWidth.of(character), columns)
                // A wide character that does not fit leaves its last column empty.
                if column + width > columns {
                    row += 1
                    column = 0
                }
                column += width
                passed += width
            }
        }
        return row
    }

    /// At most so many columns of it; what is cut is marked.
    package func clipped(columns: Int) -> StyledText {
        if width <= columns { return self }
        if columns < 1 { return StyledText() }
        var kept = StyledText()
        var left = columns - 1
        for run in runs {
            let part = run.text.prefix { character in
                left -= DisplayWidth.of(character)
                return left >= 0
            }
            kept.append(part, run.style)
            if left < 0 {
                kept.append("…", run.style)
                break
            }
        }
        return kept
    }

    /// The bytes for a terminal; every style that is begun is ended.
    package func codes(_ palette: Palette) -> String {
        var bytes = ""
        for run in runs {
            let codes = run.style.codes(palette)
            bytes += codes.isEmpty ? run.text : codes + run.text + Style.reset
        }
        return bytes
    }
}
