import Testing

@testable import PomboTerminal

@Suite struct SafeTextTests {
    private static let table: [(raw: String, safe: String)] = [
        ("plain, with \"quotes\" \\ and ~", "plain, with \"quotes\" \\ and ~"),
        ("olá João 日本語 한국어 שלום العربية", "olá João 日本語 한국어 שלום العربية"),
        ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
        ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
        ("a\nb\r\nc", "a␊b␍␊c"),
        ("a\tb", "a    b"),
        ("\u{0}\u{7F}", "␀␡"),
        ("\u{9B}31m\u{85}", "<U+9B>31m<U+85>"),
        ("\u{202E}evil\u{202C} \u{2066}x\u{2069}", "<U+202E>evil<U+202C> <U+2066>x<U+2069>"),
        ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
        ("a\u{2028}b\u{2029}c\u{FFF9}", "a<U+2028>b<U+2029>c<U+FFF9>"),
        ("a\u{200B}n\u{2060}a\u{FEFF}\u{AD}\u{34F}\u{3164}\u{180E}", "ana"),
        ("an\u{200D}a\u{200C}b", "anab"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("क्\u{200D}ष", "क्\u{200D}ष"),
        ("👩‍👩‍👧‍👦 👩🏻‍❤️‍💋‍👨🏿 👍🏽 1️⃣ 🇧🇷", "👩‍👩‍👧‍👦 👩🏻‍❤️‍💋‍👨🏿 👍🏽 1️⃣ 🇧🇷"),
        (
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"
        ),
        ("a\u{E0068}\u{E0069}b", "ab"),
        ("👍\u{200D}", "👍"),
        ("a\u{FE0F}b", "ab"),
        ("❤\u{FE0F}\u{FE0F}\u{FE0E}", "❤\u{FE0F}"),
        ("👍🏽🏽🏽🏽", "👍🏽"),
        ("\u{301}a", "◌\u{301}a"),
        ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}"),
        (
            "\u{1100}" + String(repeating: "\u{1161}", count: 50),
            "\u{1100}\u{1161}\u{1161}\u{1161}\u{1161}"
        ),
    ]

    @Test func `each hostile text has its harmless form`() {
        for (raw, safe) in Self.table {
            let made = SafeText.of(raw)
            #expect(Array(made.unicodeScalars) == Array(safe.unicodeScalars), "\(made)")
            #expect(Array(SafeText.of(made).utf8) == Array(made.utf8), "twice: \(made)")
        }
    }

    @Test func `emoji are joined so often and not for ever`() {
        let chain = Array(repeating: "👩", count: 300).joined(separator: "\u{200D}")
        let safe = SafeText.of(chain)
        #expect(safe.count == 60)
        #expect(safe.allSatisfy { $0.unicodeScalars.count <= 2 * SafeText.joinLimit + 1 })
    }

    @Test func `letters are tied so often and not for ever`() {
        let chain = String(repeating: "क्", count: 300)
        #expect(
            SafeText.of(chain).allSatisfy { $0.unicodeScalars.count <= 2 * SafeText.joinLimit + 2 })
        let jamo = String(repeating: "\u{1100}", count: 300)
        #expect(SafeText.of(jamo).unicodeScalars.count == 1 + SafeText.markLimit)
    }

    /// Every scalar there is, before and after a letter: nothing that a terminal obeys or that
    /// turns the line comes through, and no cluster grows without a bound.
    @Test func `no scalar comes through raw that a terminal or a reader would obey`() {
        var bad: [String] = []
        for value in UInt32(0)..<0x110000 {
            // Planes that are private or empty are alike.
            if 0x20000..<0xE0000 ~= value || value >= 0xE1000 { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            var raw = String.UnicodeScalarView()
            raw.append(contentsOf: ["x", scalar, scalar, "y"])
            for out in SafeText.of(String(raw)).unicodeScalars {
                let isControl = out.value < 0x20 || 0x7F..<0xA0 ~= out.value
                let turns = 0x202A...0x202E ~= out.value || 0x2066...0x2069 ~= out.value
                let hides = [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x61C].contains(out.value)
                if isControl || turns || hides { bad.append(String(value, radix: 16)) }
            }
        }
        #expect(bad == [])
    }

    @Test func `a message of a thousand marks stays in its row`() {
        let zalgo = "Z" + String(repeating: "\u{336}\u{489}", count: 250)
        #expect(SafeText.of(zalgo).unicodeScalars.count == 1 + SafeText.markLimit)
        #expect(StyledText(zalgo).width == 1)
    }

    @Test func `there is no way past it into a styled text`() {
        var text = StyledText("a\u{1B}[2J", .bold)
        text.append("\u{7}b")
        let more: StyledText = "c\u{9B}\(String("\u{202E}"))"
        text.append(more)
        #expect(text.text == "a␛[2J␇bc<U+9B><U+202E>")
        #expect(text.clipped(columns: 3).text == "a␛…")
    }
}
