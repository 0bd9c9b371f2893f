import PomboTerminal
import TestTerminal
import Testing

@testable import pombo

/// The live table on a terminal on which somebody types at the same time.
@Suite struct TableFrameTests {
    private struct Scene {
        var terminal: TestTerminal
        var frame: TableFrame

        init(columns: Int = 20, rows: Int = 6, reflows: Bool = true) {
            terminal = TestTerminal(columns: columns, rows: rows, reflows: reflows)
            frame = TableFrame(reflows: reflows)
        }

        mutating func draw(_ lines: [String] = [], _ rows: [String]) {
            let size = TerminalSize(columns: terminal.columns, rows: terminal.rows)
            terminal.write(Array(frame.frame(lines, rows, size: size).utf8))
        }

        mutating func type(_ text: String) { terminal.write(Array(text.utf8)) }

        mutating func resize(columns: Int, rows: Int) {
            terminal.resize(columns: columns, rows: rows)
        }
    }

    @Test func `what is typed stays, whatever comes and goes above it`() {
        var scene = Scene()
        scene.draw(["listening"], ["NAME", "ana 1"])
        #expect(scene.terminal.drawing == "listening\nNAME\nana 1\n▏")
        scene.type("/kick a")
        scene.draw([], ["NAME", "ana 2"])
        #expect(scene.terminal.drawing == "listening\nNAME\nana 2\n/kick a▏")
        scene.draw(["bia joined"], ["NAME", "ana 3", "bia 3"])
        #expect(
            scene.terminal.drawing == "listening\nbia joined\nNAME\nana 3\nbia 3\n/kick a▏")
        scene.type("na")
        scene.draw(["ana left"], ["NAME", "bia 4"])
        #expect(
            scene.terminal.drawing == "listening\nbia joined\nana left\nNAME\nbia 4\n/kick ana▏")
        scene.draw([], ["NAME"])
        #expect(scene.terminal.drawing == "listening\nbia joined\nana left\nNAME\n/kick ana▏")
        #expect(scene.terminal.strays.isEmpty)
    }

    @Test func `at the bottom of the screen lines go up into the scrollback`() {
        var scene = Scene(rows: 4)
        scene.draw([], ["NAME", "ana"])
        scene.type("/w")
        for number in 1...4 { scene.draw(["line \(number)"], ["NAME", "ana \(number)"]) }
        #expect(
            scene.terminal.wholeDrawing
                == "line 1\nline 2\nline 3\n~~~~\nline 4\nNAME\nana 4\n/w▏")
    }

    @Test func `a long line takes the rows it needs`() {
        var scene = Scene(columns: 8, rows: 8)
        scene.draw([], ["NAME", "ana"])
        scene.type("/who")
        scene.draw(["0123456789"], ["NAME", "ana"])
        scene.draw(["01234567"], ["NAME", "bia"])
        #expect(scene.terminal.drawing == "01234567\n89\n01234567\nNAME\nbia\n/who▏")
    }

    @Test func `more than the screen holds is shown all the same`() {
        var scene = Scene(rows: 4)
        scene.draw([], ["NAME", "ana"])
        scene.draw((1...5).map { "line \($0)" }, ["NAME", "ana"])
        #expect(
            scene.terminal.wholeDrawing
                == "line 1\nline 2\nline 3\nline 4\n~~~~\nline 5\nNAME\nana\n▏")
    }

    @Test(arguments: [true, false])
    func `a narrower terminal leaves nothing behind`(reflows: Bool) {
        var scene = Scene(columns: 20, rows: 9, reflows: reflows)
        scene.draw(["before"], ["NAME     ADDRESS", "ana      127.0.0.1"])
        scene.resize(columns: 10, rows: 9)
        scene.draw([], ["NAME", "ana"])
        #expect(scene.terminal.drawing == "before\nNAME\nana\n▏")
        scene.resize(columns: 30, rows: 5)
        scene.draw(["after"], ["NAME     ADDRESS", "ana      127.0.0.1"])
        #expect(
            scene.terminal.drawing == "before\nafter\nNAME     ADDRESS\nana      127.0.0.1\n▏")
    }

    @Test func `nothing new is nothing to write`() {
        var frame = TableFrame(reflows: true)
        let size = TerminalSize(columns: 20, rows: 6)
        _ = frame.frame([], ["NAME"], size: size)
        #expect(frame.frame([], ["NAME"], size: size) == "")
        frame.forget()
        #expect(frame.frame([], ["NAME"], size: size) != "")
    }
}
