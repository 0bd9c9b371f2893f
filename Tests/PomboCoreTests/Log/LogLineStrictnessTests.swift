import PomboCore
import Testing

@Suite struct LogLineStrictnessTests {
    private static let head = #"{"seq":5,"t":7,"kind":"say","#
    private static let good =
        head + #""room":"lobby","nick":"ana","client":"00000000000000ff","n":1,"prev":4,"text":"x""#

    @Test func `the plain form is taken`() {
        #expect(throws: Never.self) { try LogLine.parse(SampleRecords.sealed(Self.good).span) }
    }

    @Test(arguments: [
        (#"{"seq":5"#, #"{"seq":05"#), (#"{"seq":5"#, #"{"seq":+5"#), (#"{"seq":5"#, #"{"seq": 5"#),
        (#"{"seq":5"#, #"{"seq":"5""#), (#"{"seq":5"#, #"{"seq":18446744073709551616"#),
        (#"{"seq":5"#, #"{"seq":184467440737095516150"#), (#"{"seq":5"#, #"{"seq":-5"#),
        (#""t":7"#, #""t":7.0"#), (#""t":7"#, #""t":-0"#), (#""t":7"#, #""t":9223372036854775808"#),
        (#""n":1"#, #""n":4294967296"#), (#""n":1"#, #""n":"#),
        ("00ff", "00FF"), ("00ff", "0ff"), (#""text":"x""#, #""text":"\u0041""#),
        (#""text":"x""#, #""text":"\u001B""#), (#""text":"x""#, #""text":"\n""#),
        (#""text":"x""#, #""text":"\/""#), (#""text":"x""#, "\"text\":\"\t\""),
        (#""text":"x""#, #""text":"\u0009""#), (#""text":"x""#, "\"text\":\"\u{7F}\""),
        (#""text":"x""#, "\"text\":\"\u{85}\""), (#""text":"x""#, "\"text\":\"\u{202E}\""),
        (#""text":"x""#, "\"text\":\"\u{2028}\""), (#""text":"x""#, #""text":"x\"#),
        (#""text":"x""#, #""text":"\ud83d\ude00""#), (#""text":"x""#, #""text":"x" "#),
        (#""text":"x""#, #""text":"x""y":1"#), (#""text":"x""#, #""text":null"#),
        (#""text":"x""#, #""raw":true,"text":"x","raw":true"#),
        (#""text":"x""#, #""raw":false,"text":"x""#),
        (#""text":"x""#, #""text":"x","text":"x""#),
        (#""text":"x""#, #""text":"x","addr":"1.2.3.4:5""#),
        (#""text":"x""#, #""addr":"01.2.3.4:5","text":"x""#),
        (#""text":"x""#, #""addr":"[::0]:5","text":"x""#),
        (#""text":"x""#, #""addr":"[::ffff:1.2.3.4]:5","text":"x""#),
        (#""text":"x""#, #""proof":"00000000000000ff","text":"x""#),
        (#""text":"x""#, #""attempt":1,"text":"x""#), (#""text":"x""#, #""z":01,"text":"x""#),
        (#""text":"x""#, #""z":[1,],"text":"x""#),
        (#""text":"x""#, #""z":[[[[[[[[1]]]]]]]],"text":"x""#),
        (#""text":"x""#, #""Z":1,"text":"x""#), (#""kind":"say""#, #""kind":"direct""#),
        (#""kind":"say""#, #""kind":"leave""#), (#""kind":"say""#, #""kind":"""#),
        (#","text":"x""#, ""), (#""room":"lobby","#, ""), (#""nick":"ana","#, ""), (#""n":1,"#, ""),
    ])
    func `L-6: with a fitting checksum, any other form is refused`(old: String, new: String) {
        let range = Self.good.firstRange(of: old)!
        let body = Self.good.replacingCharacters(in: range, with: new)
        #expect(throws: LogLineError.self) { try LogLine.parse(SampleRecords.sealed(body).span) }
    }

    @Test func `L-7: unknown keys are stepped over and counted, wherever they stand`() throws {
        let plain = try LogLine.parse(SampleRecords.sealed(Self.good).span)
        for place in [#""room""#, #""nick""#, #""prev""#, #""text""#] {
            for value in [
                "1", "-1.5e3", "true", "null", #""s\u001b""#, "[]", #"{"a":[1,{"b":{}}]}"#,
            ] {
                let range = Self.good.firstRange(of: place)!
                let body = Self.good.replacingCharacters(
                    in: range, with: #""later":\#(value),"# + place)
                let line = SampleRecords.sealed(body)
                #expect(try LogLine.view(line.span).unknownKeyCount == 1)
                #expect(try LogLine.parse(line.span) == plain)
            }
        }
        let reserve = SampleRecords.sealed(
            #"{"seq":5,"t":7,"kind":"reserve","a":1,"until":9,"b":[2]"#)
        #expect(try LogLine.view(reserve.span).unknownKeyCount == 2)
        #expect(
            try LogLine.parse(reserve.span)
                == .service(.reserve(until: 9), seq: 5, time: WallTime(microseconds: 7)))
    }

    @Test func `L-7: unknown kinds are skipped, but their number counts`() throws {
        for kind in ["poll", "x_2"] {
            let line = SampleRecords.sealed(#"{"seq":5,"t":7,"kind":"\#(kind)","a":{"b":[1]}"#)
            #expect(
                try LogLine.parse(line.span)
                    == .unknown(kind: kind, seq: 5, time: WallTime(microseconds: 7)))
        }
        let state = SampleRecords.sealed(#"{"seq":5,"t":7,"kind":"state","state":"mood","x":1"#)
        #expect(try LogLine.parse(state.span).seq == 5)
        let noJSON = SampleRecords.sealed(#"{"seq":5,"t":7,"kind":"poll","a":b"#)
        #expect(throws: LogLineError.self) { try LogLine.parse(noJSON.span) }
    }

    @Test func `what is taken is written again byte for byte`() throws {
        // Every byte of a good line replaced by others, with the checksum made to fit.
        let others = Array("\"\\ 09azAZ,:{}[]-_.+u\t\n".utf8) + [0, 0x1F, 0x7F, 0x80, 0xC2, 0xFF]
        let body = Array(Self.good.utf8)
        for index in body.indices {
            for byte in others where byte != body[index] {
                var bytes = body
                bytes[index] = byte
                var text = bytes
                var checksum = String(CRC32C.of(bytes.span), radix: 16)
                checksum = String(repeating: "0", count: 8 - checksum.count) + checksum
                text += Array(",\"crc\":\"\(checksum)\"}".utf8)
                guard let view = try? LogLine.view(text.span), view.unknownKeyCount == 0,
                    case .record(let record, let said) = view.parsed(text.span)
                else { continue }
                var again: [UInt8] = []
                LogLine.append(record, text: said.span, to: &again)
                #expect(Array(again.dropLast()) == text)
            }
        }
    }
}

extension String {
    func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
