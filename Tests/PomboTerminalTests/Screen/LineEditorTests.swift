import Testing

@testable import PomboTerminal

@Suite struct LineEditorTests {
    /// Types `keys` and draws the line with the cursor in it.
    private func line(_ keys: [Key], _ editor: inout LineEditor) -> String {
        for key in keys { _ = editor.handle(key) }
        return String(editor.line.before) + "▏" + String(editor.line.after)
    }

    private func line(_ keys: Key...) -> String {
        var editor = LineEditor()
        return line(keys, &editor)
    }

    @Test func `the cursor moves by character and by word`() {
        let text = Key.text("olá, caro Zé 👍🏽!")
        #expect(line(text, .left, .left) == "olá, caro Zé ▏👍🏽!")
        #expect(line(text, .wordLeft) == "olá, caro ▏Zé 👍🏽!")
        #expect(line(text, .wordLeft, .wordLeft) == "olá, ▏caro Zé 👍🏽!")
        #expect(line(text, .home, .wordRight) == "olá▏, caro Zé 👍🏽!")
        #expect(line(text, .home, .wordRight, .wordRight) == "olá, caro▏ Zé 👍🏽!")
        #expect(
            line(text, .control("a"), .right, .control("f"), .control("b")) == "o▏lá, caro Zé 👍🏽!")
        #expect(line(text, .home, .left, .end, .right) == "olá, caro Zé 👍🏽!▏")
    }

    @Test func `a whole character is deleted in either direction`() {
        #expect(line(.text("a👨‍👩‍👧b"), .left, .backspace) == "a▏b")
        #expect(line(.text("a👨‍👩‍👧b"), .home, .right, .delete) == "a▏b")
        #expect(line(.text("ab"), .home, .backspace, .end, .delete) == "ab▏")
    }

    @Test func `what comes to stand side by side may become one character`() {
        #expect(line(.text("e"), .text("\u{301}"), .backspace) == "▏")
        #expect(line(.text("👨👧"), .left, .text("\u{200D}"), .backspace) == "▏")
        #expect(line(.text("🇧x🇷"), .left, .backspace, .left) == "▏🇧🇷")
    }

    @Test func `what was killed in a row comes back as one`() {
        #expect(
            line(.text("one two three"), .control("w"), .control("w"), .control("y"))
                == "one two three▏")
        #expect(line(.text("one two"), .control("u"), .text(">"), .control("y")) == ">one two▏")
        #expect(
            line(.text("one two"), .wordLeft, .control("k"), .home, .control("y")) == "two▏one ")
        #expect(line(.text("a.b c"), .altBackspace, .left, .altBackspace, .control("y")) == "a.b▏ ")
        #expect(line(.text("a b"), .home, .alt("d"), .alt("d"), .control("y")) == "a b▏")
        #expect(line(.text("https://x/y z"), .wordLeft, .control("w")) == "▏z")
    }

    @Test func `characters change places`() {
        #expect(line(.text("teh"), .control("t")) == "the▏")
        #expect(line(.text("éa"), .left, .control("t")) == "aé▏")
        #expect(line(.text("a"), .control("t")) == "a▏")
    }

    @Test func `enter hands the line over and forgets it`() {
        var editor = LineEditor()
        _ = editor.handle(.text("hello"))
        #expect(editor.handle(.enter) == .entered(["hello"]))
        #expect(editor.handle(.enter) == .ignored)
    }

    @Test func `history goes back and forth and keeps the draft`() {
        var editor = LineEditor(history: InputHistory(["first", "second"]))
        _ = editor.handle(.text("draft"))
        #expect(line([.up], &editor) == "second▏")
        #expect(line([.up, .up, .control("p")], &editor) == "first▏")
        #expect(editor.handle(.up) == .refused)
        #expect(line([.down, .down], &editor) == "draft▏")
        #expect(editor.handle(.down) == .refused)
        #expect(line([.up, .text("!"), .enter, .up], &editor) == "second!▏")
        #expect(editor.history.entries == ["first", "second", "second!"])
    }

    @Test func `history keeps neither blanks nor a line twice in a row, and has a limit`() {
        var history = InputHistory()
        for text in ["a", "a", " ", "b", "a"] { history.add(text) }
        #expect(history.entries == ["a", "b", "a"])
        for number in 0..<InputHistory.limit { history.add("\(number)") }
        #expect(history.entries.count == InputHistory.limit)
        #expect(history.entries.first == "0")
        history.add("more")
        #expect(history.entries.first == "1")
        #expect(InputHistory(history.entries + ["x"]).entries.count == InputHistory.limit)
    }

    @Test func `control-c clears, then interrupts`() {
        var editor = LineEditor()
        _ = editor.handle(.text("hello"))
        #expect(editor.handle(.control("c")) == .edited)
        #expect(editor.handle(.control("c")) == .interrupted)
    }

    @Test func `control-d deletes, and ends on an empty line`() {
        var editor = LineEditor()
        #expect(line([.text("ab"), .home, .control("d")], &editor) == "▏b")
        #expect(editor.handle(.control("d")) == .edited)
        #expect(editor.handle(.control("d")) == .ended)
        #expect(editor.handle(.control("z")) == .suspended)
        #expect(editor.handle(.control("l")) == .redraw)
        #expect(editor.handle(.unknown) == .ignored)
    }

    @Test func `a line takes its limit and not one byte more`() {
        var editor = LineEditor()
        _ = editor.handle(.text(String(repeating: "é", count: EditLine.byteLimit / 2 - 1)))
        #expect(editor.handle(.text("ab")) == .edited)
        #expect(editor.handle(.text("c")) == .refused)
        #expect(editor.handle(.paste("c")) == .refused)
        #expect(editor.line.text.utf8.count == EditLine.byteLimit)
    }
}
