import Testing

@testable import PomboCore

@Suite struct SummaryTests {
    private func stamped(name: String, text: String) -> String {
        var bytes: [UInt8] = []
        Stamped(tag: 1).begin(in: &bytes)
        WireSamples.record(2, 1).0.encode(
            name: name.utf8.span, text: text.utf8.span, into: &bytes)
        bytes.sealFrame(from: 0)
        return Summary.of(bytes.span)
    }

    @Test(arguments: WireSamples.all)
    func `every datagram is one line that names its type and size`(sample: FrameSample) {
        let line = Summary.of(sample.bytes.span)
        #expect(line.hasPrefix("\(sample.type)".uppercased() + " "))
        #expect(line.hasSuffix(" (\(sample.bytes.count) B)"))
        #expect(line.unicodeScalars.allSatisfy { !Self.isHarmful($0) })
    }

    @Test func `what is no frame is told by its fault`() {
        #expect(Summary.of([UInt8]().span) == "no frame: tooShort(byteCount: 0) (0 B)")
        let text = Array("hello, relay".utf8)
        #expect(Summary.of(text.span) == "no frame: magic(26725) (12 B)")
        var ping = WireSamples.ordinary.first { $0.type == .ping }!.bytes
        ping[20] ^= 1
        #expect(Summary.of(ping.span) == "no frame: checksum (52 B)")
    }

    @Test func `no text steers a terminal, ends its quote or forges a record`() {
        #expect(
            stamped(name: "ana", text: "\u{202E}olleh\u{2066}\u{200B}")
                == #"STAMPED 2←1 say "ana" "\u{202e}olleh\u{2066}\u{200b}" (80 B)"#)
        #expect(
            stamped(name: "a\"", text: "x\" · 3←2 say \"bia\" \"y\\")
                == #"STAMPED 2←1 say "a\"" "x\" · 3←2 say \"bia\" \"y\\" (90 B)"#)
        #expect(stamped(name: "", text: "") == #"STAMPED 2←1 say "" "" (63 B)"#)
    }

    @Test func `a long text is cut and says so`() {
        let line = stamped(name: "ana", text: String(repeating: "x", count: 41))
        #expect(line.contains("\"" + String(repeating: "x", count: 40) + "…\""))
        let whole = stamped(name: "ana", text: String(repeating: "x", count: 40))
        #expect(whole.contains("\"" + String(repeating: "x", count: 40) + "\""))
    }

    @Test func `the client's key stays out of it`() {
        var join = WireSamples.join(name: Name("ana")!, room: .lobby)
        join.key = 0x5EC5_E75E_C5E7_5EC5
        var bytes: [UInt8] = []
        _ = join.encode(into: &bytes)
        #expect(!Summary.of(bytes.span).contains("5ec5e75e"))
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
