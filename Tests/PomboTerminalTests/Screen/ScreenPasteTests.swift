import TestTerminal
import Testing

@testable import PomboTerminal

@Suite struct ScreenPasteTests {
    private let two = "\u{1B}[200~first line\rsecond line\r\u{1B}[201~"

    @Test func `one pasted line stands in the input and is not sent`() {
        var scene = Scene()
        scene.type("say ")
        scene.type("\u{1B}[200~what I copied\n\u{1B}[201~")
        scene.expect("── lobby\n> say what I copied▏")
        #expect(scene.entered == [])
    }

    @Test func `several pasted lines are asked about while messages arrive`() {
        var scene = Scene(columns: 60)
        scene.type(two)
        scene.show("bia: hi")
        scene.expect(
            """
            bia: hi
            ── lobby
            > Send 2 lines? y: each, j: joined as one, n: no ▏
            """)
        scene.type("y")
        #expect(scene.entered == ["first line", "second line"])
        scene.expect("bia: hi\n── lobby\n> ▏")
    }

    @Test func `joined they can still be edited`() {
        var scene = Scene()
        scene.type("ab\u{1B}[D")
        scene.type(two)
        scene.type("j")
        scene.expect("── lobby\n> afirst line second line▏b")
    }

    @Test func `refused they are gone and the line is as it was`() {
        var scene = Scene()
        scene.type("draft")
        scene.type(two)
        scene.type("x")
        scene.type("n")
        scene.expect("── lobby\n> draft▏")
        #expect(scene.entered == [])
    }

    @Test func `what was typed around the paste goes with its first and last line`() {
        var scene = Scene()
        scene.type("<>\u{1B}[D")
        scene.type(two)
        scene.type("s")
        #expect(scene.entered == ["<first line", "second line>"])
    }

    @Test func `pasted controls neither act nor are sent`() {
        var scene = Scene()
        scene.type("\u{1B}[200~a\u{1B}[2Jb\u{3}c\td\u{1B}[201~")
        #expect(scene.editor.line.text == "a[2Jbc\td")
        scene.expect("── lobby\n> a[2Jbc    d▏")
    }
}
