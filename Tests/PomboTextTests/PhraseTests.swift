import PomboText
import Testing

@Suite struct PhraseTests {
    @Test func `a phrase is said in the language asked for`() {
        let phrase = Phrase("Hello", pt: "Olá") + Phrase(verbatim: ", ana")
        #expect(phrase[.english] == "Hello, ana")
        #expect(phrase[.portuguese] == "Olá, ana")
    }

    @Test func `numbers have their own form for one`() {
        func here(_ count: Int) -> Phrase {
            Phrase(count, "person", "people", pt: "pessoa", "pessoas")
        }
        #expect(here(1)[.english] == "1 person" && here(0)[.english] == "0 people")
        #expect(here(1)[.portuguese] == "1 pessoa" && here(2)[.portuguese] == "2 pessoas")
    }
}
