import TestTerminal
import Testing

@testable import PomboTerminal

@Suite struct ScreenTests {
    @Test func `typing goes on undisturbed while messages arrive`() {
        var scene = Scene()
        scene.type("hel")
        scene.show("bia: is anybody here?")
        scene.type("lo")
        scene.show("caio: yes")
        scene.expect(
            """
            bia: is anybody here?
            caio: yes
            ── lobby
            > hello▏
            """)
        scene.type("\r")
        #expect(scene.entered == ["hello"])
        scene.expect(
            """
            bia: is anybody here?
            caio: yes
            ── lobby
            > ▏
            """)
    }

    @Test func `a message does not move the cursor within the line`() {
        var scene = Scene()
        scene.type("hello\u{1B}[D\u{1B}[D")
        scene.show("bia: hi")
        scene.type("X")
        scene.expect(
            """
            bia: hi
            ── lobby
            > helX▏lo
            """)
    }

    @Test func `what scrolls away is in the native scrollback, each line once`() {
        var scene = Scene(rows: 5)
        for number in 1...6 { scene.show("\(number): a message") }
        scene.expect(
            """
            1: a message
            2: a message
            3: a message
            ~~~~
            4: a message
            5: a message
            6: a message
            ── lobby
            > ▏
            """)
    }

    @Test func `many lines between two frames are one write`() {
        var scene = Scene(rows: 4)
        for number in 1...5 { scene.screen.show("\(number)") }
        scene.draw()
        scene.expect(
            """
            1
            2
            3
            ~~~~
            4
            5
            ── lobby
            > ▏
            """)
    }

    @Test func `a key costs one byte and a silent frame none`() {
        var scene = Scene()
        scene.type("a")
        #expect(scene.lastFrame == Array("a".utf8))
        scene.draw()
        #expect(scene.lastFrame == [])
    }

    @Test func `a new status leaves the messages and the input alone`() {
        var scene = Scene()
        scene.show("bia: hi")
        scene.type("hello")
        let away = StyledText("relay away, retrying", Style(isBold: true))
        scene.screen.status = StatusLine([.init(away, importance: 9)])
        scene.draw()
        scene.expect(
            """
            bia: hi
            ── relay away, retrying
            > hello▏
            """)
        #expect(!String(decoding: scene.lastFrame, as: UTF8.self).contains("hi"))
        scene.screen.status = StatusLine([.init("lobby", importance: 1)])
        scene.type("!")
        scene.expect(
            """
            bia: hi
            ── lobby
            > hello!▏
            """)
    }

    @Test func `a wide terminal keeps all facts of the status and a narrow one the important`() {
        let status = StatusLine([
            .init("lobby", importance: 5), .init("3 here", importance: 4),
            .init("12 ms", importance: 2), .init("loss ↑0% ↓2%", importance: 3),
            .init("#1041", importance: 1),
        ])
        #expect(
            status.drawn(columns: 80).text == "── lobby · 3 here · 12 ms · loss ↑0% ↓2% · #1041")
        #expect(status.drawn(columns: 40).text == "── lobby · 3 here · 12 ms · loss ↑0% ↓2%")
        #expect(status.drawn(columns: 39).text == "── lobby · 3 here · loss ↑0% ↓2%")
        #expect(status.drawn(columns: 20).text == "── lobby · 3 here")
        #expect(status.drawn(columns: 8).text == "── lobby")
        #expect(status.drawn(columns: 7).text == "── lob…")
    }

    @Test func `leaving gives the rows back and coming back takes them again`() {
        var scene = Scene()
        scene.show("bia: hi")
        scene.type("hel")
        #expect(scene.terminal.modes == ["?2004"])
        scene.terminal.write(scene.screen.leave())
        #expect(scene.terminal.modes == [])
        scene.expect("bia: hi\n▏")
        scene.terminal.write(Array("$ fg\r\n".utf8))
        scene.show("caio: ho")
        scene.expect(
            """
            bia: hi
            $ fg
            caio: ho
            ── lobby
            > hel▏
            """)
        #expect(scene.terminal.modes == ["?2004"])
    }

    @Test func `clear empties the screen and redraw brings back what was there`() {
        var scene = Scene()
        scene.show("bia: hi")
        scene.terminal.write(Array("\r\nnoise from elsewhere".utf8))
        scene.screen.redraw()
        scene.draw()
        scene.expect("bia: hi\n── lobby\n> ▏")
        scene.screen.clear()
        scene.draw()
        scene.expect("── lobby\n> ▏")
    }

    @Test func `a bell rings once`() {
        var scene = Scene()
        scene.screen.bell()
        scene.draw()
        scene.draw()
        #expect(scene.terminal.bellCount == 1)
    }

    @Test func `without a terminal there is a line a message and no code`() {
        var screen = InlineScreen(.plain)
        screen.status = StatusLine([.init("lobby", importance: 1)])
        let id = screen.show(StyledText("bia", .name("bia")) + ": \u{1B}[31mhi")
        screen.bell()
        #expect(screen.frame() == Array("bia: ␛[31mhi\n".utf8))
        screen.update(id, "bia: hi ✓")
        #expect(screen.frame() == [])
        screen.replace(id, with: ["ana: late"])
        #expect(screen.frame() == Array("↑ ana: late\n".utf8))
        #expect(screen.leave() == [])
    }

    @Test func `a name has its colour and still says who it is`() throws {
        var scene = Scene()
        scene.show(StyledText("bia", .name("bia")) + ": hi")
        let hue = try #require(Style.name("bia").hue)
        #expect(hue == Style.name("BIA").hue)
        #expect(scene.terminal.codes(row: 0, column: 0) == Palette.basic.code(hue))
        #expect(scene.terminal.codes(row: 0, column: 4) == "")
    }

    @Test func `a terminal with more colours shows more of them`() {
        let hues = (0..<200).compactMap { Style.name("name\($0)").hue }
        #expect(Set(hues.map(Palette.basic.code)).count == 6)
        #expect(Set(hues.map(Palette.wide.code)).count == 14)
        let table: [([String: String], Palette)] = [
            (["TERM": "xterm-256color"], .wide), (["TERM": "linux"], .basic), ([:], .basic),
            (["TERM": "xterm", "COLORTERM": "truecolor"], .wide),
        ]
        for (environment, palette) in table {
            #expect(Palette { environment[$0] } == palette, "\(environment)")
        }
    }

    /// Of the six steps of a channel: 0, 95, 135, 175, 215 and 255 of 255.
    private static let light = [0, 0.1144, 0.2423, 0.4287, 0.6795, 1]

    /// WCAG's contrast of two luminances.
    @Test func `a name can be read on black and on white`() {
        for number in Palette.wideNumbers.map({ Int($0) - 16 }) {
            let parts = [number / 36, number / 6 % 6, number % 6].map { Self.light[$0] }
            let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
            #expect((luminance + 0.05) / 0.05 > 3.4 && 1.05 / (luminance + 0.05) > 3.4)
        }
    }
}
