import PomboTerminal

/// A small terminal: enough of a VT100 with scrollback that a test can draw what it expects to see.
///
/// It is strict: what it does not know, and every control that could come from a message, is kept
/// in `strays`, which has to be empty.
package struct TestTerminal {
    package struct Cell: Equatable {
        /// One grapheme cluster; empty behind a wide one.
        package var text = " "
        package var codes = ""
    }

    package struct Row: Equatable {
        package var cells: [Cell]
        /// The text goes on in the next row.
        package var isWrapped = false
        /// A wide character did not fit: the last column is empty.
        package var isShort = false

        package init(columns: Int) { cells = Array(repeating: Cell(), count: columns) }
    }

    package var columns: Int
    package var rows: Int
    package var reflows: Bool
    package var screen: [Row]
    package var scrollback: [Row] = []
    package var cursorRow = 0
    package var cursorColumn = 0
    /// The last column was written; the next character wraps first.
    package var isWrapPending = false
    package var codes = ""
    package var modes: Set<String> = []
    /// Where ESC 7 was.
    package var saved = (row: 0, column: 0)
    package var bellCount = 0
    package var strays: [String] = []

    package init(columns: Int, rows: Int, reflows: Bool = true) {
        self.columns = columns
        self.rows = rows
        self.reflows = reflows
        screen = Array(repeating: Row(columns: columns), count: rows)
    }

    package mutating func write(_ bytes: [UInt8]) {
        var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x07: bellCount += 1
            case 0x0A: feed()
            case 0x0D:
                cursorColumn = 0
                isWrapPending = false
            case 0x1B: sequence(&rest)
            case 0..<0x20, 0x7F..<0xA0: strays.append("U+\(String(scalar.value, radix: 16))")
            default:
                // Whole clusters, so that a wide one wraps as a whole.
                let text = rest.prefix { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) }
                rest = rest.dropFirst(text.count)
                (String(scalar) + String(text)).forEach { print($0) }
            }
        }
    }

    // MARK: Drawing

    /// The visible rows with the cursor in them, without blanks at their ends.
    package var drawing: String { draw(screen, cursorRow: cursorRow) }

    /// The same below what has scrolled away.
    package var wholeDrawing: String {
        scrollback.isEmpty ? drawing : "\(draw(scrollback, cursorRow: nil))\n~~~~\n\(drawing)"
    }

    private func draw(_ rows: [Row], cursorRow: Int?) -> String {
        var lines = rows.enumerated().map { index, row in
            var line = ""
            for (column, cell) in row.cells.enumerated() {
                if index == cursorRow, column == cursorColumn { line += "▏" }
                line += cell.text
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Whether the text at a place on the screen has these codes, for tests of colour.
    package func codes(row: Int, column: Int) -> String { screen[row].cells[column].codes }

    // MARK: Printing

    private mutating func print(_ character: Character) {
        if joinsLast(character) { return }
        let width = DisplayWidth.of(character)
        if width == 0 {
            strays.append("a mark without a letter, \(character.unicodeScalars)")
            return
        }
        if isWrapPending || cursorColumn + width > columns {
            screen[cursorRow].isWrapped = true
            screen[cursorRow].isShort = !isWrapPending
            feed()
            cursorColumn = 0
            isWrapPending = false
        }
        put(String(character), width)
    }

    private mutating func put(_ text: String, _ width: Int) {
        erase(cursorColumn..<cursorColumn + width)
        screen[cursorRow].cells[cursorColumn] = Cell(text: text, codes: codes)
        if width == 2 { screen[cursorRow].cells[cursorColumn + 1] = Cell(text: "", codes: codes) }
        isWrapPending = cursorColumn + width == columns
        cursorColumn = min(cursorColumn + width, columns - 1)
    }

    /// What makes one cluster with the character before the cursor goes into its cell.
    private mutating func joinsLast(_ character: Character) -> Bool {
        var column = isWrapPending ? cursorColumn : cursorColumn - 1
        guard column >= 0 else { return false }
        if screen[cursorRow].cells[column].text.isEmpty { column -= 1 }
        let old = screen[cursorRow].cells[column].text
        let text = old + String(character)
        guard column >= 0, text.count == 1 else { return false }
        screen[cursorRow].cells[column].text = text
        if DisplayWidth.of(old) == 1, DisplayWidth.of(text) == 2, column + 1 < columns {
            cursorColumn = column
            put(text, 2)
        }
        return true
    }

    /// Half of a wide character does not stay.
    private mutating func erase(_ range: Range<Int>) {
        for column in range {
            if screen[cursorRow].cells[column].text.isEmpty, column > 0 {
                screen[cursorRow].cells[column - 1] = Cell()
            }
            if column + 1 < columns, screen[cursorRow].cells[column + 1].text.isEmpty {
                screen[cursorRow].cells[column + 1] = Cell()
            }
            screen[cursorRow].cells[column] = Cell()
        }
    }

    package mutating func feed() {
        isWrapPending = false
        if cursorRow + 1 < rows {
            cursorRow += 1
            return
        }
        scrollback.append(screen.removeFirst())
        screen.append(Row(columns: columns))
    }

    // MARK: Sequences

    private mutating func sequence(_ rest: inout Substring.UnicodeScalarView) {
        let kind = rest.popFirst()
        guard kind == "[" else {
            if !move(kind) { strays.append("ESC") }
            return
        }
        var parameters = ""
        while let scalar = rest.popFirst() {
            if 0x40...0x7E ~= scalar.value {
                apply(Character(scalar), parameters)
                return
            }
            parameters.unicodeScalars.append(scalar)
        }
        strays.append("ESC[\(parameters)")
    }

    private mutating func apply(_ final: Character, _ parameters: String) {
        let number = Int(parameters) ?? 1
        if final != "m" { isWrapPending = false }
        switch (final, parameters) {
        case ("A", _): cursorRow = max(cursorRow - number, 0)
        case ("B", _): cursorRow = min(cursorRow + number, rows - 1)
        case ("C", _): cursorColumn = min(cursorColumn + number, columns - 1)
        case ("H", ""): (cursorRow, cursorColumn) = (0, 0)
        case ("K", ""): erase(cursorColumn..<columns)
        case ("K", "2"): erase(0..<columns)
        case ("J", ""):
            erase(cursorColumn..<columns)
            screen[cursorRow].isWrapped = false
            for row in cursorRow + 1..<max(rows, cursorRow + 1) {
                screen[row] = Row(columns: columns)
            }
        case ("L", _), ("M", _): shift(by: final == "L" ? number : -number)
        case ("J", "2"):
            for row in 0..<rows { screen[row] = Row(columns: columns) }
        case ("m", "0"): codes = ""
        case ("m", _): codes = codes.isEmpty ? parameters : codes + ";" + parameters
        case ("h", _): modes.insert(parameters)
        case ("l", _): modes.remove(parameters)
        default: strays.append("ESC[\(parameters)\(final)")
        }
    }
}
