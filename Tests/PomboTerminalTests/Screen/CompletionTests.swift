import Testing

@testable import PomboTerminal

@Suite struct CompletionTests {
    private static func complete(_ place: Completion.Place) -> [String] {
        let words =
            place.word.hasPrefix("/")
            ? ["/help ", "/history ", "/who "]
            : ["ana", "anabela", "bia"].map { $0 + (place.isFirstWord ? ": " : " ") }
        return words.filter { $0.hasPrefix(place.word) }
    }

    private func line(_ keys: Key...) -> String {
        var editor = LineEditor()
        for key in keys { _ = editor.handle(key, complete: Self.complete) }
        return String(editor.line.before) + "▏" + String(editor.line.after)
    }

    @Test func `one candidate is filled in with what follows it`() {
        #expect(line(.text("b"), .tab) == "bia: ▏")
        #expect(line(.text("hi b"), .tab, .text("!")) == "hi bia !▏")
        #expect(line(.text("/w"), .tab) == "/who ▏")
        #expect(line(.text("hi b there"), .wordLeft, .left, .tab) == "hi bia ▏ there")
    }

    @Test func `several are filled in as far as they agree, then in turn`() {
        #expect(line(.text("/"), .tab) == "/help ▏")
        #expect(line(.text("a"), .tab) == "ana▏")
        #expect(line(.text("a"), .tab, .tab) == "ana: ▏")
        #expect(line(.text("a"), .tab, .tab, .tab) == "anabela: ▏")
        #expect(line(.text("a"), .tab, .tab, .tab, .tab) == "ana: ▏")
        #expect(line(.text("a"), .tab, .backtab) == "anabela: ▏")
        #expect(line(.text("a"), .tab, .tab, .text("x"), .backspace) == "ana: ▏")
    }

    @Test func `the choices are told, and nothing fits is refused`() {
        var editor = LineEditor()
        _ = editor.handle(.text("/h"))
        let effect = editor.handle(.tab, complete: Self.complete)
        #expect(effect == .choices(["/help ", "/history "]))
        _ = editor.handle(.control("u"))
        _ = editor.handle(.text("z"))
        #expect(editor.handle(.tab, complete: Self.complete) == .refused)
        #expect(editor.line.text == "z")
    }

    @Test func `the completer is told where it is`() {
        var places: [Completion.Place] = []
        var editor = LineEditor()
        _ = editor.handle(.text("/msg b tail"))
        _ = editor.handle(.wordLeft)
        _ = editor.handle(.left)
        _ = editor.handle(.tab) {
            places.append($0)
            return []
        }
        #expect(places == [Completion.Place(word: "b", before: "/msg ")])
        #expect(!places[0].isFirstWord)
    }
}
