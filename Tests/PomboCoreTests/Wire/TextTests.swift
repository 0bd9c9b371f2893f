import Testing

@testable import PomboCore

@Suite struct TextTests {
    private func isValid(_ bytes: [UInt8]) -> Bool { Text.isValid(bytes.span) }

    @Test(arguments: [
        "a", " ", "\t", "tab\tin between", "olá, João", "🕊️ 👩‍👩‍👧", "\u{A0}", "\u{200D}", "\u{FFFD}",
        "\u{10FFFF}",
        "\u{2028}", "\u{202E}",
    ])
    func `P-12: what is text`(text: String) { #expect(isValid(Array(text.utf8))) }

    @Test func `P-12: controls are no text, but TAB`() {
        for byte: UInt8 in 0..<0x20 {
            #expect(isValid([0x61, byte, 0x62]) == (byte == 0x09))
            #expect(isValid([byte]) == (byte == 0x09))
        }
        #expect(!isValid([0x7F]))
        #expect(isValid([0x7E]))
        for byte: UInt8 in 0x80..<0xC0 {
            // C2 80 to C2 9F are C1; from C2 A0 on there are characters.
            #expect(isValid([0x61, 0xC2, byte]) == (byte >= 0xA0))
        }
    }

    @Test func `P-12: C1 is found wherever it stands, also in a long text`() {
        for place in 0..<200 {
            var bytes = [UInt8](repeating: 0x78, count: 200)
            bytes[place] = 0x07
            #expect(!isValid(bytes))
            bytes[place] = 0x78
            bytes.replaceSubrange(place..<place, with: [0xC2, 0x85])
            #expect(!isValid(bytes))
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0x61, 0xE2, 0x82],
            [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3, 0x28],
            [0xF0, 0x9F, 0x95],
        ] as [[UInt8]])
    func `P-12: what is not well-formed UTF-8 is no text`(bytes: [UInt8]) {
        #expect(!isValid(bytes))
        #expect(!isValid(Array("olá ".utf8) + bytes))
    }

    @Test func `P-12: a thousand bytes are the most, in bytes`() {
        #expect(isValid([UInt8](repeating: 0x61, count: 1000)))
        #expect(!isValid([UInt8](repeating: 0x61, count: 1001)))
        #expect(isValid(Array(String(repeating: "é", count: 500).utf8)))
        #expect(!isValid(Array((String(repeating: "é", count: 500) + "a").utf8)))
    }

    @Test func `P-12: a SAY or POST without text, or with a bad one, is dropped`() {
        for name in ["say", "post"] {
            let sample = WireSamples.ordinary.first { $0.name == name }!
            var bytes = sample.bytes
            let place = name == "say" ? 67 : 24 + 4 + 5
            for bad: UInt8 in [0x00, 0x1B, 0x7F, 0xFF, 0xC2] {
                bytes[place] = bad
                #expect(throws: FrameError.text(sample.type)) {
                    try sample.read(FrameSample.sealed(bytes))
                }
            }
            bytes = sample.bytes
            bytes[name == "say" ? 66 : 23] = 0
            #expect(throws: FrameError.text(sample.type)) {
                try sample.read(FrameSample.sealed(bytes))
            }
        }
    }

    @Test func `P-15: a remark has at most 120 bytes and obeys the rule of texts`() {
        func isTaken(_ remark: [UInt8]) -> Bool {
            var bytes: [UInt8] = []
            bytes.appendFrame(.bye, capacity: 300) { out in
                out.append(word64: 1)
                out.append(1)
                out.append(UInt8(remark.count))
                out.append(copying: remark.span)
            }
            return (try? Bye(bytes.span)) != nil
        }
        #expect(isTaken([]))
        #expect(isTaken([UInt8](repeating: 0x61, count: 120)))
        #expect(!isTaken([UInt8](repeating: 0x61, count: 121)))
        #expect(!isTaken([0x61, 0x1B]))
        #expect(!isTaken([0xFF]))
    }

    @Test func `P-15: name and host of ANNOUNCE have at most 32 bytes each`() {
        func isTaken(_ name: Int, _ host: Int) -> Bool {
            var bytes: [UInt8] = []
            bytes.appendFrame(.announce, capacity: 300) { out in
                for _ in 0..<4 { out.append(word64: 1) }
                out.append(UInt8(name))
                out.append(UInt8(host))
                for _ in 0..<name + host { out.append(0x61) }
            }
            return (try? Announce(bytes.span)) != nil
        }
        #expect(isTaken(32, 32))
        #expect(isTaken(0, 0))
        #expect(!isTaken(33, 0))
        #expect(!isTaken(0, 33))
    }
}
