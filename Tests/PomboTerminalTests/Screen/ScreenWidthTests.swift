import TestTerminal
import Testing

@testable import PomboTerminal

@Suite struct ScreenWidthTests {
    @Test func `in twenty columns messages wrap and the input moves sideways`() {
        var scene = Scene(columns: 20, rows: 8)
        scene.show("bia: this is longer than twenty columns")
        scene.type("a long line of thoughts")
        scene.expect(
            """
            bia: this is longer
            than twenty columns
            ── lobby
            > ‹ thoughts▏
            """)
    }

    @Test func `the cursor moves through a long input and both ends are marked`() {
        var scene = Scene(columns: 20, rows: 4)
        scene.type("0123456789abcdefghijklmnopqrstuvwxyz")
        scene.expect("── lobby\n> ‹stuvwxyz▏")
        for _ in 0..<10 { scene.type("\u{1B}[D") }
        scene.expect("── lobby\n> ‹efghijklmnop▏qrs›")
        scene.type("\u{01}")
        scene.expect("── lobby\n> ▏0123456789abcde›")
    }

    @Test func `wide characters wrap whole and are counted`() {
        var scene = Scene(columns: 9, rows: 8)
        let line = scene.show("ab 日本語語")
        scene.show("👩‍👩‍👧‍👦🇧🇷 e\u{301}")
        scene.screen.update(line, "ab 한국어어!")
        scene.draw()
        scene.expect(
            """
            ab 한국어
            어!
            👩‍👩‍👧‍👦🇧🇷 e\u{301}
            ── lobby
            > ▏
            """)
        // One column less than the third letter needs.
        var narrow = Scene(columns: 8, rows: 8)
        let wide = narrow.show("ab 日本語")
        narrow.screen.update(wide, "ab 日本!")
        narrow.draw()
        narrow.expect("ab 日本!\n── lobby\n> ▏")
    }

    @Test func `a character of several scalars is one step and one deletion`() {
        var scene = Scene()
        scene.type("a👩‍👩‍👧‍👦e\u{301}🇧🇷")
        scene.type("\u{1B}[D\u{1B}[D")
        scene.expect("── lobby\n> a👩‍👩‍👧‍👦▏e\u{301}🇧🇷")
        scene.type("\u{7F}")
        scene.expect("── lobby\n> a▏e\u{301}🇧🇷")
    }

    @Test func `a mark that is typed alone joins the letter before it`() {
        var scene = Scene()
        scene.type("e")
        scene.type("\u{301}")
        // Not every terminal would join what comes in a write of its own.
        #expect(scene.lastFrame.starts(with: Array("\r> e\u{301}".utf8)))
        scene.type("!")
        scene.expect("── lobby\n> e\u{301}!▏")
    }

    @Test func `a line of exactly the width takes one row`() {
        var scene = Scene(columns: 10, rows: 6)
        let line = scene.show("0123456789")
        scene.show("b")
        scene.screen.update(line, "9876543210")
        scene.draw()
        scene.expect("9876543210\nb\n── lobby\n> ▏")
        scene.screen.update(line, "98765432101")
        scene.draw()
        scene.expect("9876543210\n1\nb\n── lobby\n> ▏")
    }
}
