import PomboCore
import PomboTerminal
import PomboText
import TestTerminal
import Testing

@testable import pombo

@Suite struct ChatOrderTests {
    @Test func `an unknown order is not sent, but suggested and kept`() {
        var scene = ChatScene(columns: 80)
        scene.type("/hisory 5\r")
        #expect(scene.said.isEmpty)
        scene.expect(
            """
            -- unknown command '/hisory', not sent. Did you mean /history? As a message:
               //hisory
            ── lobby · loss ↑0% ↓0%
            > /hisory 5▏
            """)
    }

    @Test func `two slashes say one`() {
        var scene = ChatScene()
        scene.type("//etc/hosts\r")
        #expect(scene.said == [ChatDraft(text: "/etc/hosts")])
    }

    @Test func `orders are read with their values`() throws {
        func order(_ line: String) throws(ChatOrderError) -> ChatOrder {
            try ChatOrder(line, isHosting: true)
        }
        #expect(try order("/me waves") == .me("waves"))
        #expect(try order("/msg bia  hi there") == .message(to: Name("bia")!, "hi there"))
        #expect(try order("/history") == .history(.count(20)))
        #expect(try order("/history 10m") == .history(.time(.seconds(600))))
        #expect(try order("/info #12") == .info(12))
        #expect(try order("/info") == .info(nil))
        #expect(
            try order("/kick bia 1m")
                == .member(
                    MemberOrder(verb: .remove, name: Name("bia")!, span: .seconds(60))))
        #expect(throws: ChatOrderError.usage("/me", "/me waves")) { try order("/me") }
        #expect(throws: ChatOrderError.name("a b")) { try order("/nick a b") }
        #expect(throws: ChatOrderError.hostOnly("/kick")) {
            try ChatOrder("/kick bia", isHosting: false)
        }
    }

    @Test func `a direct message to somebody unknown asks the relay who that is`() {
        var scene = ChatScene()
        scene.type("/msg bia psst\r")
        #expect(scene.said.isEmpty && scene.effects == [.who])
        scene.take(.roster([scene.entry("bia", 7)]))
        #expect(
            scene.said == [
                ChatDraft(text: "psst", kind: .direct, recipient: 7, recipientName: "bia")
            ])
        scene.take(.stamped(cseq: 1, seq: 5))
        scene.expect("14:00 ana → bia: psst ✓\n── lobby · loss ↑0% ↓0%\n> ▏")
        scene.take(.seen(cseq: 1))
        scene.expect("14:00 ana → bia: psst ✓✓\n── lobby · loss ↑0% ↓0%\n> ▏")
    }

    @Test func `a direct message to somebody who is not here is not sent`() {
        var scene = ChatScene()
        scene.type("/msg caio psst\r")
        scene.take(.roster([scene.entry("bia", 7)]))
        #expect(scene.said.isEmpty)
        scene.expect(
            """
            -- not sent: caio is not here. /who shows who is.
            ── lobby · loss ↑0% ↓0%
            > /msg caio psst▏
            """)
    }

    @Test func `names and orders are completed`() {
        var scene = ChatScene()
        scene.hear("Bia", "hi")
        scene.type("b\tx")
        scene.expect("14:00 Bia: hi\n── lobby · loss ↑0% ↓0%\n> Bia: x▏")
        scene.type("\u{15}/his\t")
        scene.expect("14:00 Bia: hi\n── lobby · loss ↑0% ↓0%\n> /history ▏")
    }

    @Test func `Control-C clears first and leaves then`() {
        var scene = ChatScene()
        scene.type("half\u{3}")
        #expect(!scene.effects.contains(.leave))
        scene.type("\u{3}")
        #expect(scene.effects == [.leave])
    }

    @Test func `the past is asked for page by page`() {
        var scene = ChatScene()
        scene.type("/history 40\r")
        #expect(scene.effects == [.history(before: .max, count: 32)])
        let newer = (41...72).map { scene.message(UInt64($0), "bia", "\($0)") }
        scene.take(.history(before: .max, records: newer, isComplete: true))
        #expect(scene.effects.last == .history(before: 41, count: 32))
        let older = (9...40).map { scene.message(UInt64($0), "bia", "\($0)") }
        scene.take(.history(before: 41, records: older, isComplete: true))
        let drawing = scene.terminal.wholeDrawing
        #expect(drawing.contains("── 40 earlier messages ──\n14:00 #33 bia: 33\n"))
        #expect(drawing.contains("14:00 #72 bia: 72\n── now ──"))
    }

    @Test func `a past without anything said is no page`() {
        var scene = ChatScene()
        scene.type("/history\r")
        scene.take(.history(before: .max, records: [], isComplete: true))
        scene.type("/info\r")
        scene.expect(
            """
            -- no messages here yet
            -- no messages here yet
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test func `a message of the past has its story, too, and the last one is found by itself`() {
        var scene = ChatScene()
        scene.type("/history 1\r")
        scene.take(
            .history(before: .max, records: [scene.message(7, "bia", "hi")], isComplete: true))
        scene.type("/info\r")
        scene.take(.roster([scene.entry("bia", 7, delivered: 7)]))
        scene.expect(
            """
            ── 1 earlier message ──
            14:00 #7 bia: hi
            ── now ──
            -- #7 say: bia
               stamped at 14:00:00
               delivered to bia
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
    }

    @Test(arguments: Language.allCases)
    func `the help of a chat fits into eighty columns`(language: Language) {
        for isHosting in [false, true] {
            let help = Texts.chatHelp(isHosting: isHosting)[language]
            for line in help.split(separator: "\n") {
                #expect(DisplayWidth.of(line) <= 77, "\(line)")
            }
        }
    }

    @Test func `a message's story says when, how and who has it`() {
        var scene = ChatScene()
        scene.hear("bia", "hi")
        scene.type("/info 1\r")
        scene.take(.roster([scene.entry("bia", 7, delivered: 1), scene.entry("caio", 8)]))
        scene.expect(
            """
            14:00 bia: hi
            -- #1 say: bia
               stamped at 14:00:00
               delivered here 0.0 ms later
               delivered to bia; not yet to caio
            ── lobby · loss ↑0% ↓0%
            > ▏
            """)
        scene.type("/info 99\r")
        #expect(scene.terminal.drawing.contains("#99 is not among the latest messages"))
    }

    @Test func `a taken name is told with the next step`() {
        var scene = ChatScene(columns: 90)
        scene.take(.renamed(from: Name("ana")!, to: Name("ana-2")!))
        #expect(
            scene.terminal.drawing.contains(
                "'ana' is taken, so you are ana-2. /nick NAME chooses another."))
        scene.take(.refused(.nameTaken, retry: nil, limit: 0, remark: ""))
        scene.take(.refused(.nameTaken, retry: .seconds(1), limit: 0, remark: ""))
        #expect(scene.terminal.drawing.ranges(of: "Choose another: /nick NAME").count == 1)
    }

    @Test func `the network of the last minute is a plot`() {
        var scene = ChatScene(columns: 70)
        scene.view.roundTrip = .milliseconds(2)
        scene.draw()
        scene.wait(.seconds(1))
        scene.view.roundTrip = .milliseconds(4)
        scene.view.repaired = 3
        scene.draw()
        scene.type("/net\r")
        #expect(scene.terminal.drawing.contains("▄█▏ ≤ 4.0 ms"))
        #expect(scene.terminal.drawing.contains(" █▏ ≤ 3"))
    }

    @Test func `the same in Portuguese`() {
        var scene = ChatScene(columns: 80, language: .portuguese)
        scene.hear("bia", "", .join)
        scene.view.isAway = true
        scene.type("/nada\r")
        scene.expect(
            """
            14:00 bia entrou
            -- comando desconhecido '/nada', não enviado. /help mostra todos. Como mensagem:
               //nada
            ── lobby · relay fora do ar, tentando · perda ↑0% ↓0%
            > /nada▏
            """)
    }

    /// Through the model as through the wire: whatever the text, the terminal obeys none of it.
    @Test(arguments: [
        "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{9B}31m", "a\r\nb", "\u{202E}evil\u{202C}",
        "z" + String(repeating: "\u{0351}", count: 200), String(repeating: "W", count: 1000),
        "\u{200D}\u{200D}\u{FE0F}", "\u{2028}line", "\u{0}nul", "tab\tbed",
    ])
    func `nothing that somebody says or is called steers the terminal`(text: String) {
        var scene = ChatScene(columns: 40, rows: 30)
        scene.hear("bia", text)
        scene.hear(text, "hi")
        scene.hear("bia", text, .nick)
        scene.hear("bia", text, .leave)
        scene.take(.early(scene.message(9, "bia", text)))
        scene.take(
            .refused(.nameTaken, retry: nil, limit: 0, remark: text), .bye(.removed, remark: text))
        #expect(scene.terminal.strays == [])
        #expect(scene.terminal.bellCount == 0)
        scene.type("still works")
        #expect(scene.terminal.drawing.hasSuffix("> still works▏"))
    }
}

extension ChatScene {
    func entry(_ name: String, _ client: UInt64, delivered: UInt64 = 0) -> Roster.Entry {
        Roster.Entry(
            client: client, since: now.wall, delivered: delivered, roundTripMicroseconds: 0,
            lossUp: 0, lossDown: 0, name: Name(name)!)
    }
}
