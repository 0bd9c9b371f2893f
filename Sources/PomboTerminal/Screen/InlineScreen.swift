/// A conversation at the bottom of the normal terminal: lines go up into the native scrollback, a
/// status and an input row stay below them.
///
/// Long lines are left to the terminal to wrap, so that they can be copied whole. What still stands
/// above the status row is known, and can be painted again; what has scrolled away belongs to the
/// terminal and is never touched. A frame is one write and contains only what has changed.
package struct InlineScreen {
    /// Identifies a line for as long as the screen can repaint it.
    package struct LineID: Hashable, Sendable {
        fileprivate let number: UInt64
    }

    /// What happens to a change of a line that has scrolled away.
    package enum Missed: Sendable {
        case forget
        /// It is shown once more, marked.
        case printAgain
    }

    package enum Mode: Equatable, Sendable {
        /// No terminal, NO_COLOR or TERM=dumb: one line per message, without escape codes.
        case plain
        /// `reflows`: whether the terminal wraps its lines anew when it gets another width. All
        /// but xterm and its kin do.
        case terminal(TerminalSize, reflows: Bool = true, palette: Palette = .basic)
    }

    package struct Line {
        package let id: LineID
        package var text: StyledText
    }

    /// Stands before a line that is shown again.
    package static let againMark = StyledText("↑ ", .dim)

    package var status = StatusLine()
    package var input = InputLine()
    package let isPlain: Bool
    /// The rows above the status row: known ones first, then new lines.
    private var lines: [Line] = []
    private var nextNumber: UInt64 = 0
    private var canvas: ScreenCanvas

    package init(_ mode: Mode) {
        switch mode {
        case .plain:
            isPlain = true
            canvas = ScreenCanvas(size: .usual, reflows: false, palette: .basic)
        case .terminal(let size, let reflows, let palette):
            isPlain = false
            canvas = ScreenCanvas(size: size, reflows: reflows, palette: palette)
        }
    }

    package var size: TerminalSize { canvas.size }

    // MARK: Lines

    @discardableResult
    package mutating func show(_ text: StyledText) -> LineID {
        let line = makeLine(text)
        lines.append(line)
        return line.id
    }

    /// Whether a change of the line will be seen where it stands.
    package func canRepaint(_ id: LineID) -> Bool { lines.contains { $0.id == id } }

    package mutating func update(_ id: LineID, _ text: StyledText, missed: Missed = .forget) {
        if let index = index(of: id) {
            lines[index].text = text
        } else if missed == .printAgain {
            show(Self.againMark + text)
        }
    }

    /// Puts any number of lines in the place of one: the records that fill a hole, or none.
    @discardableResult
    package mutating func replace(
        _ id: LineID, with texts: [StyledText], missed: Missed = .printAgain
    ) -> [LineID] {
        if let index = index(of: id) {
            let new = texts.map { makeLine($0) }
            lines.replaceSubrange(index...index, with: new)
            return new.map(\.id)
        }
        return missed == .forget ? [] : texts.map { show(Self.againMark + $0) }
    }

    private mutating func makeLine(_ text: StyledText) -> Line {
        nextNumber += 1
        return Line(id: LineID(number: nextNumber), text: text)
    }

    /// Changes concern the newest lines nearly always.
    private func index(of id: LineID) -> Int? { lines.lastIndex { $0.id == id } }

    // MARK: The terminal

    package mutating func resize(to size: TerminalSize) {
        drop(canvas.resize(to: size))
    }

    /// An empty screen; the scrollback stays.
    package mutating func clear() {
        drop(canvas.release())
        canvas.clear()
    }

    /// Redraws everything that is known, after something else has written to the terminal.
    package mutating func redraw() { canvas.clear() }

    package mutating func bell() { canvas.rings = true }

    /// The bytes to write now; empty if nothing has changed.
    package mutating func frame() -> [UInt8] {
        if isPlain {
            defer { lines.removeAll(keepingCapacity: true) }
            return lines.flatMap { Array(($0.text.text + "\n").utf8) }
        }
        let bytes = canvas.draw(lines, status: status, input: input)
        // What has scrolled away while it was drawn stood at the front.
        lines.removeFirst(lines.count - canvas.painted.count)
        return bytes
    }

    /// Gives the terminal back, before the end and before Control-Z: both rows are gone, and the
    /// cursor stands where they began. The next frame takes it again.
    package mutating func leave() -> [UInt8] {
        if isPlain { return [] }
        let bytes = canvas.leave()
        drop(canvas.release())
        return bytes
    }

    /// What replaced a line since the last frame has another name and stays.
    private mutating func drop(_ ids: [LineID]) {
        if ids.isEmpty { return }
        lines.removeAll { ids.contains($0.id) }
    }
}
