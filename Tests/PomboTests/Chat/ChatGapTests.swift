import PomboCore
import TestTerminal
import Testing

@testable import pombo

@Suite struct ChatGapTests {
    @Test func `a gap is drawn in its place and repaired in its place`() {
        var scene = ChatScene()
        scene.hear("bia", "one")
        let four = scene.message(4, "caio", "four")
        scene.take(.gapOpened(.room, after: 1, upto: 3), .early(four))
        scene.type("typing")
        scene.expect(
            """
            14:00 bia: one
                  … up to 2 messages are missing
            14:00 caio: four
            ── lobby · loss ↑0% ↓0%
            > typing▏
            """)
        #expect(scene.terminal.codes(row: 2, column: 12) == "2")
        let two = scene.message(2, "bia", "two")
        let three = scene.message(3, "bia", "three")
        scene.take(
            .delivered(two), .delivered(three), .delivered(four), .gapClosed(.room, through: 4))
        scene.expect(
            """
            14:00 bia: one
            14:00 bia: two
            14:00 bia: three
            14:00 caio: four
            ── lobby · loss ↑0% ↓0%
            > typing▏
            """)
        #expect(scene.terminal.codes(row: 3, column: 12) == "")
    }

    @Test func `a hole within the early ones has a line of its own`() {
        var scene = ChatScene()
        let three = scene.message(3, "bia", "three")
        let five = scene.message(5, "bia", "five")
        scene.take(.early(five), .early(three))
        scene.expect(
            """
                  … up to 2 messages are missing
            14:00 bia: three
                  … 1 message is missing
            14:00 bia: five
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `a hole that nobody can fill ends as lost by the relay`() {
        var scene = ChatScene()
        scene.hear("bia", "one")
        let four = scene.message(4, "caio", "four")
        scene.take(.early(four))
        scene.take(
            .gone(.room, through: 3, missing: 2), .delivered(four),
            .gapClosed(.room, through: 4))
        scene.expect(
            """
            14:00 bia: one
                  the relay lost up to 2 messages
            14:00 caio: four
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `what fills a hole that has scrolled away says so`() {
        var scene = ChatScene(rows: 5)
        let early = (2...5).map { scene.message(UInt64($0), "bia", "\($0)") }
        for message in early { scene.take(.early(message)) }
        let one = scene.message(1, "bia", "1")
        scene.take(.delivered(one))
        scene.take(.delivered(early[0]))
        #expect(scene.terminal.wholeDrawing.contains("↑ 14:00 bia: 1"))
        #expect(scene.terminal.wholeDrawing.ranges(of: "bia: 2").count == 1)
        #expect(scene.terminal.strays == [])
    }

    @Test func `the relay away is a word in the status row, and what is typed waits`() {
        var scene = ChatScene()
        scene.view.isAway = true
        scene.take(.away)
        scene.type("still here\r")
        scene.expect(
            """
            14:00 ana: still here …
            ── lobby · relay away, retrying · 1 waiting · loss ↑0% ↓0%
            > ▏
            """)
        scene.view.isAway = false
        scene.join(resumed: true)
        scene.hear("ana", "still here", cseq: 1)
        scene.expect("14:00 ana: still here ✓\n── lobby · loss ↑0% ↓0%\n> ▏")
    }

    @Test func `what was missed is marked, and where it ends`() {
        var scene = ChatScene()
        scene.hear("bia", "before")
        let missed = scene.message(2, "bia", "meanwhile")
        scene.wait(.seconds(60))
        scene.take(.delivered(missed))
        scene.hear("bia", "again")
        scene.expect(
            """
            14:00 bia: before
            ── missed while away ──
            ↻ 14:00 bia: meanwhile
            ── now ──
            14:01 bia: again
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `without a screen an early record is never shown before its turn`() {
        var scene = ChatScene(isPlain: true)
        scene.output = []
        let two = scene.message(2, "bia", "two")
        scene.take(.early(two))
        #expect(scene.output == [])
        scene.take(.delivered(scene.message(1, "bia", "one")), .delivered(two))
        #expect(scene.output == Array("14:00 bia: one\n14:00 bia: two\n".utf8))
    }
}
