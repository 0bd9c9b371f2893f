import PomboText
import TestTerminal
import Testing

@testable import PomboTerminal

/// A screen, an editor and a terminal, wired as a chat wires them.
struct Scene {
    var screen: InlineScreen
    var editor = LineEditor()
    var decoder = KeyDecoder()
    var terminal: TestTerminal
    /// Lines that were entered.
    var entered: [String] = []
    var lastFrame: [UInt8] = []
    var complete: (Completion.Place) -> [String] = { _ in [] }

    init(columns: Int = 40, rows: Int = 8, reflows: Bool = true, status: String = "lobby") {
        let size = TerminalSize(columns: columns, rows: rows)
        screen = InlineScreen(.terminal(size, reflows: reflows))
        screen.status = StatusLine([.init(StyledText(status), importance: 1)])
        terminal = TestTerminal(columns: columns, rows: rows, reflows: reflows)
        draw()
    }

    mutating func draw() {
        screen.input = editor.inputLine(.english)
        lastFrame = screen.frame()
        terminal.write(lastFrame)
    }

    @discardableResult
    mutating func show(_ text: StyledText) -> InlineScreen.LineID {
        let id = screen.show(text)
        draw()
        return id
    }

    mutating func type(_ text: String) { press(decoder.decode(Array(text.utf8))) }

    mutating func press(_ keys: [Key]) {
        for key in keys {
            if case .entered(let lines) = editor.handle(key, complete: complete) {
                entered += lines
            }
        }
        draw()
    }

    mutating func resize(columns: Int, rows: Int) {
        terminal.resize(columns: columns, rows: rows)
        screen.resize(to: TerminalSize(columns: columns, rows: rows))
        draw()
    }

    func expect(_ drawing: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.wholeDrawing == drawing, sourceLocation: sourceLocation)
        #expect(terminal.strays == [], sourceLocation: sourceLocation)
    }
}
