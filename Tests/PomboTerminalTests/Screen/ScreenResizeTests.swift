import TestTerminal
import Testing

@testable import PomboTerminal

@Suite struct ScreenResizeTests {
    private func talk(reflows: Bool = true) -> (Scene, InlineScreen.LineID) {
        var scene = Scene(
            columns: 40, rows: 8, reflows: reflows, status: "lobby · 3 here · 12 ms")
        let hole = scene.show("bia: a line that is long enough to wrap")
        scene.show("caio: short")
        scene.type("still typing here")
        return (scene, hole)
    }

    @Test func `a narrower terminal wraps the messages and gets its two rows anew`() {
        var (scene, line) = talk()
        scene.resize(columns: 20, rows: 8)
        scene.expect(
            """
            bia: a line that is
            long enough to wrap
            caio: short
            ── lobby · 3 here ·…
            > still typing here▏
            """)
        scene.screen.update(line, "bia: changed")
        scene.draw()
        scene.expect(
            """
            bia: changed
            caio: short
            ── lobby · 3 here ·…
            > still typing here▏
            """)
    }

    @Test func `a wider terminal unwraps them`() {
        var (scene, line) = talk()
        scene.resize(columns: 20, rows: 8)
        scene.resize(columns: 60, rows: 8)
        scene.screen.update(line, "bia: changed")
        scene.draw()
        scene.expect(
            """
            bia: changed
            caio: short
            ── lobby · 3 here · 12 ms
            > still typing here▏
            """)
    }

    @Test func `fewer rows move lines into the scrollback, more bring nothing twice`() {
        var (scene, line) = talk()
        scene.show("duda: third")
        scene.resize(columns: 40, rows: 4)
        #expect(!scene.screen.canRepaint(line))
        scene.show("edu: fourth")
        scene.resize(columns: 40, rows: 9)
        scene.show("fred: fifth")
        scene.expect(
            """
            bia: a line that is long enough to wrap
            caio: short
            duda: third
            edu: fourth
            fred: fifth
            ── lobby · 3 here · 12 ms
            > still typing here▏
            """)
    }

    @Test func `on a terminal that only cuts, no message is erased`() {
        var (scene, line) = talk(reflows: false)
        scene.resize(columns: 20, rows: 8)
        scene.expect(
            """
            bia: a line that is
            caio: short
            ── lobby · 3 here ·…
            > still typing here▏
            """)
        #expect(!scene.screen.canRepaint(line))
        scene.show("duda: third")
        scene.expect(
            """
            bia: a line that is
            caio: short
            duda: third
            ── lobby · 3 here ·…
            > still typing here▏
            """)
    }

    @Test func `an input that wraps below the cursor pushes a line out of reach`() {
        var scene = Scene(columns: 40, rows: 6)
        let lines = ["a", "b", "c", "d"].map { scene.show($0) }
        scene.type("a text of more than twenty columns\u{1}")
        scene.resize(columns: 20, rows: 6)
        #expect(lines.map { scene.screen.canRepaint($0) } == [false, true, true, true])
        scene.screen.replace(lines[1], with: [])
        scene.draw()
        scene.expect("a\n~~~~\nc\nd\n── lobby\n> ▏a text of more ›")
    }

    @Test func `at every width from 8 to 60 nothing is lost or doubled`() {
        for columns in 8...60 {
            var (scene, line) = talk()
            scene.resize(columns: columns, rows: 8)
            scene.screen.update(line, "bia: changed", missed: .printAgain)
            scene.show("duda: third")
            let text = scene.terminal.wholeDrawing.replacing("\n", with: "")
                .replacing("~~~~", with: "")
            for part in ["changed", "caio: short", "duda: third"] {
                #expect(text.ranges(of: part).count == 1, "\(part) at \(columns) columns")
            }
            #expect(text.ranges(of: "──").count == 1, "at \(columns) columns")
        }
    }
}
