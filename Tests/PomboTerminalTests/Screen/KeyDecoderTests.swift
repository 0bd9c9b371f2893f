import Testing

@testable import PomboTerminal

@Suite struct KeyDecoderTests {
    private static let table: [(bytes: String, keys: [Key])] = [
        ("hé日👩‍👧", [.text("hé日👩‍👧")]),
        ("a\rb\n", [.text("a"), .enter, .text("b"), .enter]),
        ("\t\u{7F}\u{8}", [.tab, .backspace, .backspace]),
        ("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.up, .home, .end, .enter]),
        (
            "\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
            [.home, .end, .home, .end, .home, .end]
        ),
        ("\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z", [.delete, .pageUp, .pageDown, .backtab]),
        ("\u{1B}[1;5D\u{1B}[1;3C\u{1B}[1;2C", [.wordLeft, .wordRight, .right]),
        ("\u{1B}b\u{1B}f\u{1B}d\u{1B}\u{7F}", [.wordLeft, .wordRight, .alt("d"), .altBackspace]),
        ("\u{1B}[15~\u{1B}[I\u{1B}[<0;3;4Mx", [.unknown, .unknown, .unknown, .text("x")]),
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}é", [.escape, .text("é")]),
        ("\u{1B}[200~a\rb\u{1B}[31m\u{1B}[201~c", [.paste("a\rb\u{1B}[31m"), .text("c")]),
        ("\u{85}\u{9B}31mx", [.text("31mx")]),
        ("\u{1B}[1\u{3}", [.unknown, .control("c")]),
    ]

    @Test func `every sequence is its key, wherever the reads cut it`() {
        for (text, keys) in Self.table {
            let bytes = Array(text.utf8)
            var whole = KeyDecoder()
            #expect(whole.decode(bytes) == keys, "\(text.debugDescription)")
            #expect(whole.patience == nil)
            for cut in 1..<max(bytes.count, 2) {
                var parted = KeyDecoder()
                let both = parted.decode(bytes[..<cut]) + parted.decode(bytes[cut...])
                #expect(Self.joined(both) == keys, "\(text.debugDescription) cut at \(cut)")
            }
        }
    }

    /// Characters come together again as they would in the line.
    private static func joined(_ keys: [Key]) -> [Key] {
        keys.reduce(into: []) { all, key in
            if case .text(let text) = key, case .text(let before) = all.last {
                all[all.count - 1] = .text(before + text)
            } else {
                all.append(key)
            }
        }
    }

    @Test func `an escape alone is a key once its time is over`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0x1B]) == [])
        #expect(decoder.patience == KeyDecoder.escapePatience)
        #expect(decoder.expire() == [.escape])
        #expect(decoder.patience == nil)
        #expect(decoder.expire() == [])
        #expect(decoder.decode(Array("[A".utf8)) == [.text("[A")])
    }

    @Test func `a sequence that is never finished is swallowed`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}[1;".utf8)) == [])
        #expect(decoder.expire() == [.unknown])
        #expect(decoder.decode(Array("\u{1B}[".utf8)) == [])
        #expect(decoder.expire() == [.alt("[")])
        #expect(decoder.decode(Array("x".utf8)) == [.text("x")])
    }

    @Test func `a sequence of any length is one unknown key`() {
        var decoder = KeyDecoder()
        let long = "\u{1B}[" + String(repeating: "1", count: 10_000) + "Ax"
        #expect(decoder.decode(Array(long.utf8)) == [.unknown, .text("x")])
    }

    @Test func `bytes that are no UTF-8 become replacement characters, and the next key is whole`()
    {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0xC3, UInt8(ascii: "a")]) == [.text("\u{FFFD}a")])
        #expect(decoder.decode([0xFF, 0x80, 0xC3, 0xA9]) == [.text("\u{FFFD}\u{FFFD}é")])
        for byte: UInt8 in [0x80, 0xC0, 0xF5, 0xFF] {
            #expect(decoder.decode([byte]) == [.text("\u{FFFD}")], "\(byte)")
        }
        #expect(decoder.decode([0xED, 0xA0, 0x80, 0x61]).count == 1)
    }

    @Test func `a paste is cut at its limit and its end is found`() {
        for surplus in [0, 1, 100_000] {
            var decoder = KeyDecoder()
            let body = String(repeating: "p", count: KeyDecoder.pasteLimit + surplus)
            let keys = decoder.decode(Array("\u{1B}[200~\(body)\u{1B}[201~x".utf8))
            let kept = String(repeating: "p", count: KeyDecoder.pasteLimit)
            #expect(keys == [.paste(kept), .text("x")])
        }
    }

    @Test func `a paste without an end gives the keyboard back`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}[200~half".utf8)) == [])
        #expect(decoder.patience == KeyDecoder.pastePatience)
        #expect(decoder.expire() == [.paste("half")])
        #expect(decoder.decode(Array("x".utf8)) == [.text("x")])
    }
}
