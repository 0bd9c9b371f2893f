/// What is on the terminal, as far as it can be repainted.
///
/// The cursor rests in the input row. All movement is relative to it, and no line is counted on
/// whose first row is not on the screen any more.
struct ScreenCanvas {
    struct Painted {
        let id: InlineScreen.LineID
        var text: StyledText
        var rows: Int
    }

    /// The two rows at the bottom as they were drawn.
    struct Bottom: Equatable {
        var status: StyledText
        var input: InputLine.Drawn
    }

    private(set) var size: TerminalSize
    private let reflows: Bool
    let palette: Palette
    var rings = false
    /// The whole lines above the status row, oldest first.
    var painted: [Painted] = []
    /// Nil while the terminal is somebody else's.
    var bottom: Bottom?
    /// Rows of the status, of the input, and of the input above the cursor: 1, 1 and 0, unless the
    /// terminal has just wrapped them anew.
    var statusRows = 1
    var inputRows = 1
    var cursorRow = 0
    /// The rows at the bottom are not where or what they were.
    var isStale = false
    var clears = false

    init(size: TerminalSize, reflows: Bool, palette: Palette) {
        self.size = size
        self.reflows = reflows
        self.palette = palette
    }

    /// Gives up everything that is painted, and returns it.
    mutating func release() -> [InlineScreen.LineID] {
        defer { painted.removeAll(keepingCapacity: true) }
        return painted.map(\.id)
    }

    mutating func clear() {
        painted.removeAll(keepingCapacity: true)
        clears = true
    }

    /// Returns the lines that cannot be found any more. If not even the rows at the bottom, wrapped
    /// anew, fit into the new size, what of them has scrolled away stays in the scrollback.
    mutating func resize(to new: TerminalSize) -> [InlineScreen.LineID] {
        let old = size
        size = new
        guard let bottom else { return [] }
        if new.columns != old.columns {
            isStale = true
            guard reflows else { return release() }
            statusRows = bottom.status.rowCount(columns: new.columns)
            inputRows = bottom.input.text.rowCount(columns: new.columns)
            cursorRow = bottom.input.text.row(of: bottom.input.cursor, columns: new.columns)
            for index in painted.indices {
                painted[index].rows = painted[index].text.rowCount(columns: new.columns)
            }
        }
        return trim().map(\.id)
    }

    mutating func leave() -> [UInt8] {
        guard bottom != nil else { return [] }
        var writer = FrameWriter(palette)
        writer.startOfRow()
        writer.up(distance(to: painted.count))
        writer.eraseBelow()
        writer.bracketedPaste(false)
        bottom = nil
        settle()
        return writer.bytes
    }

    /// The rows from the cursor's up to the first of a painted line's; with their count, to the
    /// status row.
    func distance(to index: Int) -> Int {
        let rows = painted[index...].reduce(cursorRow + statusRows) { $0 + $1.rows }
        return min(rows, size.rows - 1)
    }

    /// Lets go of the lines that have scrolled away, and returns them.
    @discardableResult
    mutating func trim() -> ArraySlice<Painted> {
        var room = size.rows - statusRows - inputRows
        var first = painted.count
        while first > 0, painted[first - 1].rows <= room {
            first -= 1
            room -= painted[first].rows
        }
        let gone = painted[..<first]
        painted.removeFirst(first)
        return gone
    }

    /// Both rows at the bottom are one row each again.
    mutating func settle() {
        (statusRows, inputRows, cursorRow) = (1, 1, 0)
        (isStale, clears) = (false, false)
    }
}
