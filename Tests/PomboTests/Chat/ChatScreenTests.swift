import PomboCore
import PomboText
import TestTerminal
import Testing

@testable import pombo

@Suite struct ChatScreenTests {
    @Test func `typing goes on while messages arrive`() {
        var scene = ChatScene()
        scene.type("hel")
        scene.hear("bia", "is anybody here?")
        scene.type("lo")
        scene.expect(
            """
            14:00 bia: is anybody here?
            ── lobby · loss ↑0% ↓0%
            > hello▏
            """)
    }

    @Test func `an own line has one mark when it is stamped and two when all have it`() {
        var scene = ChatScene()
        scene.type("hello\r")
        scene.expect("14:00 ana: hello …\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.take(.stamped(cseq: 1, seq: 1))
        scene.expect("14:00 ana: hello ✓\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.hear("ana", "hello", cseq: 1)
        scene.expect("14:00 ana: hello ✓\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.take(.floor(1))
        scene.expect("14:00 ana: hello ✓✓\n── lobby · loss ↑0% ↓0%\n> ▏")
    }

    @Test func `what was stamped before an own line stands above it`() {
        var scene = ChatScene()
        scene.type("mine\r")
        scene.hear("bia", "earlier")
        scene.expect("14:00 bia: earlier\n14:00 ana: mine …\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.hear("ana", "mine", cseq: 1)
        scene.hear("bia", "later")
        scene.expect(
            """
            14:00 bia: earlier
            14:00 ana: mine ✓
            14:00 bia: later
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `an own line that has scrolled away is not shown again`() {
        var scene = ChatScene(rows: 5)
        for number in 1...4 { scene.type("\(number)\r") }
        scene.hear("ana", "1", cseq: 1)
        scene.expect(
            """
            14:00 ana: 1 …
            ~~~~
            14:00 ana: 2 …
            14:00 ana: 3 …
            14:00 ana: 4 …
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `joins and leaves in a row are one line`() {
        var scene = ChatScene(columns: 83)
        scene.hear("bia", "", .join)
        scene.hear("caio", "", .join)
        scene.hear("davi", "", .join)
        scene.hear("bia", "left", .leave)
        scene.expect(
            "14:00 bia came and left · caio, davi joined\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.hear("caio", "hi")
        scene.hear("caio", "lost", .leave)
        scene.hear("davi", "left", .leave)
        scene.hear("davi", "", .join)
        scene.hear("eva", "", .join)
        scene.hear("eva", "Eva", .nick)
        scene.expect(
            """
            14:00 bia came and left · caio, davi joined
            14:00 caio: hi
            14:00 caio left (connection lost) · davi left and came back · eva joined · eva is n
            ow Eva
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `in Portuguese several come in the plural`() {
        var scene = ChatScene(language: .portuguese)
        for name in ["bia", "caio"] { scene.hear(name, "", .join) }
        scene.expect("14:00 bia, caio entraram\n── lobby · perda ↑0% ↓0%\n> ▏")
        for name in ["bia", "caio"] { scene.hear(name, "lost", .leave) }
        scene.expect(
            "14:00 bia, caio saíram (conexão perdida)\n── lobby · perda ↑0% ↓0%\n> ▏")
    }

    @Test func `an own name rings and is marked, within a word it is not`() {
        var scene = ChatScene()
        scene.hear("bia", "Ana, look")
        scene.hear("bia", "a banana")
        scene.expect(
            "14:00 » bia: Ana, look\n14:00 bia: a banana\n── lobby · loss ↑0% ↓0%\n> ▏")
        #expect(scene.terminal.bellCount == 1)
        scene.type("/quiet\r")
        scene.hear("bia", "ana?")
        #expect(scene.terminal.bellCount == 1)
    }

    @Test func `another day has its line`() {
        var scene = ChatScene()
        scene.hear("bia", "good night")
        scene.wait(.seconds(12 * 3600))
        scene.hear("bia", "good morning")
        scene.expect(
            """
            14:00 bia: good night
            ──── 2026-11-21 ────
            02:00 bia: good morning
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `the first line tells who logs what, and that nothing is encrypted`() {
        var scene = ChatScene(columns: 60, joins: false)
        scene.join()
        #expect(
            scene.terminal.drawing.hasPrefix(
                """
                -- you are ana in lobby. Not encrypted: anyone on this
                   network can read it, and home (10.0.0.1:7662) keeps a
                   log. /help lists the commands.
                """))
        #expect(scene.effects == [.who])
    }

    @Test func `who hosts reads that the relay is their own`() {
        var scene = ChatScene(columns: 60, isHosting: true, joins: false)
        scene.join()
        #expect(
            scene.terminal.drawing.hasPrefix(
                """
                -- you are ana in lobby. Not encrypted: anyone on this
                   network can read it, and your relay keeps a log. /help
                   lists the commands.
                """))
    }

    @Test func `a relay that stays away is told with the way out, once`() {
        var scene = ChatScene(columns: 80)
        scene.view.isAway = true
        scene.wait(.zero)
        scene.draw()
        scene.wait(Absence.hintTime - .milliseconds(1))
        scene.draw()
        #expect(!scene.terminal.drawing.contains("no answer"))
        scene.wait(.milliseconds(1))
        scene.draw()
        let told = """
            -- no answer from the relay for 30 s. The chat resumes when it is back, at this
               address or another. To find or host one: /quit, then pombo chat.
            ── lobby · relay away, retrying · loss ↑0% ↓0%
            > ▏
            """
        scene.expect(told)
        scene.wait(.seconds(60))
        scene.draw()
        scene.expect(told)
    }

    @Test func `a narrow terminal keeps what matters`() {
        var scene = ChatScene(columns: 16, rows: 6)
        scene.view.memberCount = 3
        scene.hear("bia", "twenty-one characters")
        scene.type("a longer line than that")
        scene.expect(
            """
            14:00 bia: twent
            y-one characters
            ── lobby
            > ‹han that▏
            """)
    }

    @Test func `wide characters keep their columns`() {
        var scene = ChatScene(columns: 30)
        scene.hear("bia", "日本語 👩‍👩‍👧 é")
        scene.type("世界\u{1B}[D")
        scene.expect("14:00 bia: 日本語 👩‍👩‍👧 é\n── lobby · loss ↑0% ↓0%\n> 世▏界")
    }

    @Test func `several pasted lines ask before they are sent`() {
        var scene = ChatScene()
        scene.type("\u{1B}[200~one\ntwo\u{1B}[201~")
        scene.expect(
            "── lobby · loss ↑0% ↓0%\n> Send 2 lines? y: each, j: joined as one, n: no ▏")
        #expect(scene.said.isEmpty)
        scene.type("y")
        #expect(scene.said.map(\.text) == ["one", "two"])
    }

    @Test func `a resize keeps lines, marks and what is typed`() {
        var scene = ChatScene(columns: 40, rows: 8)
        scene.type("hello\r")
        scene.type("half a thought")
        scene.resize(columns: 24, rows: 6)
        scene.hear("ana", "hello", cseq: 1)
        scene.expect("14:00 ana: hello ✓\n── lobby · loss ↑0% ↓0%\n> half a thought▏")
    }
}
