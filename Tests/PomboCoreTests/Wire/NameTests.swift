import Testing

@testable import PomboCore

@Suite struct NameTests {
    private static let composed = "Jo\u{E3}o"
    private static let decomposed = "Joa\u{303}o"

    @Test(arguments: [
        "a", "ana", "Ana-Maria", "r2d2", "007", "a.b_c-d", ".", "-", "_", "João", "İ", "ß", "ʰ",
        "ª",
        "Ǆ", "李", "أحمد", "ने", "נ", "٣", "a\u{301}\u{327}", "นี้", "ꟲ",
    ])
    func `P-13: what is a name`(text: String) {
        #expect(Name(text)?.text == text)
        #expect(Name(utf8: text.utf8.span)?.text == text)
    }

    @Test(arguments: [
        "", " ", "a b", "a\tb", "a\u{A0}b", "ana!", "@ana", "a/b", "a:b", "~ana", "Ⅷ", "½", "²",
        "☃",
        "🕊", "a\u{200D}b", "a\u{200B}", "é\n", "a\u{202E}b", "\u{301}a", "7\u{301}", "-\u{301}",
        "a-\u{301}",
        "\u{FEFF}a",
        "a\u{20DD}", "\u{E000}", "a\0", "‐", "—",
    ])
    func `P-13: what is no name`(text: String) {
        #expect(Name(text) == nil)
        #expect(Name(utf8: text.utf8.span) == nil)
    }

    @Test func `P-13: 32 bytes are the most, in bytes`() {
        #expect(Name(String(repeating: "a", count: 32)) != nil)
        #expect(Name(String(repeating: "a", count: 33)) == nil)
        #expect(Name(String(repeating: "é", count: 16)) != nil)
        #expect(Name(String(repeating: "é", count: 16) + "a") == nil)
    }

    @Test func `P-13: what is not well-formed UTF-8 is no name`() {
        for bytes: [UInt8] in [[0xFF], [0xC3], [0x61, 0x80], [0xED, 0xA0, 0x80]] {
            #expect(Name(utf8: bytes.span) == nil)
        }
    }

    @Test func `P-14: João is one name, however it was composed, and shown as it was typed`() {
        let first = Name(Self.composed)!
        let second = Name(Self.decomposed)!
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(Array(first.text.utf8).count == 5)
        #expect(Array(second.text.utf8).count == 6)
        #expect(Name("JOÃO") == first)
        #expect(Name("JOA\u{303}O") == first)
        #expect(Name("Joao") != first)
        #expect(Set([first, second, Name("JOÃO")!]).count == 1)
    }

    @Test(arguments: [
        ("Ana", "ana"), ("ÉVA", "éva"), ("İ", "i\u{307}"), ("Σας", "σας"), ("ΣΑΣ", "σασ"),
        ("Ǆ", "ǆ"),
        ("Ω", "ω"), ("\u{2126}", "ω"), ("\u{212A}", "k"), ("ẞ", "ß"),
    ])
    func `P-14: two names are the same if their lower-case forms are`(one: String, other: String) {
        #expect(Name(one) == Name(other))
    }

    @Test(arguments: [
        ("ß", "ss"), ("İ", "i"), ("ı", "i"), ("ΣΑΣ", "σας"), ("Ana", "Αna"), ("a", "a."),
        ("ﬁ", "fi"),
        ("e\u{301}", "e"), ("\u{FF41}", "a"),
    ])
    func `P-14: look-alikes and compatibility forms are different names`(
        one: String, other: String
    ) {
        #expect(Name(one) != nil && Name(other) != nil)
        #expect(Name(one) != Name(other))
    }

    @Test func `P-14: the order in which marks were typed does not matter`() {
        #expect(Name("a\u{301}\u{327}") == Name("a\u{327}\u{301}"))
        #expect(Name("a\u{301}\u{300}") != Name("a\u{300}\u{301}"))
    }

    @Test func `the lobby is a name`() {
        #expect(Name.lobby.text == "lobby")
        #expect(Name("Lobby") == .lobby)
    }
}
