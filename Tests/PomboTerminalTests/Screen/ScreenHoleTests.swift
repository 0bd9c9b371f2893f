import TestTerminal
import Testing

@testable import PomboTerminal

@Suite struct ScreenHoleTests {
    @Test func `a hole is drawn in place and filled in place`() {
        var scene = Scene()
        scene.show("41 bia: one")
        let hole = scene.show(StyledText("   … 2 messages missing", .dim))
        let early = scene.show(StyledText("44 caio: four").dimmed)
        scene.type("typing")
        scene.expect(
            """
            41 bia: one
               … 2 messages missing
            44 caio: four
            ── lobby
            > typing▏
            """)
        scene.screen.replace(hole, with: ["42 bia: two", "43 bia: three"])
        scene.screen.update(early, "44 caio: four")
        scene.draw()
        scene.expect(
            """
            41 bia: one
            42 bia: two
            43 bia: three
            44 caio: four
            ── lobby
            > typing▏
            """)
        #expect(scene.terminal.codes(row: 3, column: 0) == "")
    }

    @Test func `a hole is filled bit by bit`() {
        var scene = Scene()
        let hole = scene.show("… 3 missing")
        scene.show("5")
        let rest = scene.screen.replace(hole, with: ["2", "… 2 missing"])
        scene.draw()
        scene.expect("2\n… 2 missing\n5\n── lobby\n> ▏")
        scene.screen.replace(rest[1], with: ["3", "4"])
        scene.draw()
        scene.expect("2\n3\n4\n5\n── lobby\n> ▏")
    }

    @Test func `a hole that is filled before it was ever drawn leaves no trace`() {
        var scene = Scene()
        let hole = scene.screen.show("… 1 missing")
        scene.screen.show("3")
        scene.screen.replace(hole, with: ["2"])
        scene.draw()
        scene.expect("2\n3\n── lobby\n> ▏")
    }

    @Test func `filling a hole on a full screen scrolls the rest up, nothing twice`() {
        var scene = Scene(rows: 5)
        scene.show("1")
        let hole = scene.show("… 2 missing")
        scene.show("4")
        scene.screen.replace(hole, with: ["2", "3"])
        scene.draw()
        scene.expect("1\n~~~~\n2\n3\n4\n── lobby\n> ▏")
    }

    @Test func `a hole that has scrolled away is answered by a marked line`() {
        var scene = Scene(rows: 5)
        let hole = scene.show("… 1 missing")
        for number in 3...5 { scene.show("\(number)") }
        #expect(!scene.screen.canRepaint(hole))
        scene.screen.replace(hole, with: ["2"])
        scene.draw()
        scene.expect("… 1 missing\n3\n~~~~\n4\n5\n↑ 2\n── lobby\n> ▏")
    }

    /// The last row that can be painted, and the first that cannot.
    @Test func `a line can be painted exactly as long as all of it is on the screen`() {
        var scene = Scene(columns: 10, rows: 6)
        let line = scene.show("0123456789two rows")
        scene.show("a")
        scene.show("b")
        #expect(scene.screen.canRepaint(line))
        scene.screen.update(line, "changed to two rows")
        scene.draw()
        scene.expect("changed to\n two rows\na\nb\n── lobby\n> ▏")
        scene.show("c")
        #expect(!scene.screen.canRepaint(line))
        scene.screen.update(line, "never seen", missed: .forget)
        scene.draw()
        scene.expect("changed to\n~~~~\n two rows\na\nb\nc\n── lobby\n> ▏")
    }

    @Test func `a mark behind an own message changes its row only`() {
        var scene = Scene()
        let own = scene.show("ana: hello …")
        scene.show("bia: hi")
        scene.type("next")
        scene.screen.update(own, "ana: hello ✓✓")
        scene.draw()
        scene.expect("ana: hello ✓✓\nbia: hi\n── lobby\n> next▏")
        let bytes = String(decoding: scene.lastFrame, as: UTF8.self)
        #expect(!bytes.contains("bia") && !bytes.contains("next"))
    }
}
