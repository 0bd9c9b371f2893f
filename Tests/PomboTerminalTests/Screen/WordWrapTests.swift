import Testing

@testable import PomboTerminal

@Suite struct WordWrapTests {
    @Test func `rows end between words, and a longer word stands alone`() {
        let text = "-- one two three 世界 endlesslylongword x"
        #expect(
            WordWrap.rows(of: text, columns: 10, indent: "   ") == [
                "-- one two", "   three", "   世界", "   endlesslylongword", "   x",
            ])
        #expect(WordWrap.rows(of: text, columns: .max, indent: "   ") == [text])
    }

    @Test func `columns that were lined up stay so, and an own margin is kept`() {
        #expect(WordWrap.rows(of: "  1  sala", columns: 20, indent: "  ") == ["  1  sala"])
        #expect(
            WordWrap.rows(of: "/me ACTION      what", columns: 40, indent: "") == [
                "/me ACTION      what"
            ])
        #expect(
            WordWrap.remark("first\nsecond row", columns: 10) == [
                "-- first", "   second", "   row",
            ])
    }
}
