import PomboCore
import PomboPosix
import PomboText
import Testing

@testable import pombo

/// What is hostile stays words, in every output.
@Suite struct ReplayOutputTests {
    private static let hostile =
        "\u{1B}[2J\u{1B}]0;x\u{7}\r\n\0\u{7F}\u{85}\u{202E}\u{2066}\u{2028}</script><b>&\"'"

    private static func entry(
        _ text: String, kind: Kind = .say, nick: String = "ana"
    ) throws -> ReplayEntry {
        let record = LogRecord(
            seq: 7, time: WallTime(microseconds: 1_795_183_320_000_000), kind: kind,
            room: "lobby", nick: nick, client: 9, prev: 6, to: kind == .direct ? 5 : nil,
            toNick: kind == .direct ? nick : nil, reason: kind == .leave ? .lost : nil)
        var lines: [UInt8] = []
        LogLine.append(record, text: Array(text.utf8).span, to: &lines)
        lines.removeLast()
        let view = try LogLine.view(lines.span)
        guard case .record(let fields) = view.content else { throw FileError(.read, "", .content) }
        return ReplayEntry(view, fields, line: lines.span)
    }

    private static func isTame(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
            switch $0.value {
            case 0x0A, 0x0D: true
            case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
    }

    @Test func `nothing raw comes out, and a record is a line`() throws {
        for kind in Kind.allCases {
            for nick in ["ana", "\u{1B}[31m", "<i>", "=1+1"] {
                let entry = try Self.entry(Self.hostile, kind: kind, nick: nick)
                var outputs: [any ReplayOutput] = [
                    TextOutput(zone: .utc, hasColor: false), LineOutput(),
                    TableOutput(zone: .utc), PageOutput(zone: .utc, title: "t"),
                    try TemplateOutput("{nick} {to_nick} {text}", zone: .utc),
                ]
                for index in outputs.indices {
                    var output = outputs[index]
                    _ = output.bytes(entry)
                    // The second time, without the line of the day.
                    let bytes = output.bytes(entry)
                    outputs[index] = output
                    #expect(Self.isTame(bytes))
                    #expect(bytes.count(where: { $0 == 0x0A }) == 1)
                    #expect(bytes.last == 0x0A)
                }
            }
        }
    }

    @Test func `a page has no markup but its own`() throws {
        var page = PageOutput(zone: .utc, title: "</title><script>")
        let entry = try Self.entry("</script><img src=x onerror=alert(1)>", nick: "\"><script>")
        let html = String(
            decoding: page.head() + page.bytes(entry) + page.foot(), as: UTF8.self)
        #expect(!html.contains("<script") && !html.contains("<img"))
        #expect(html.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"))
        #expect(html.contains("prefers-color-scheme: dark"))
        #expect(!html.contains("http:") && !html.contains("https:"))
    }

    @Test(arguments: [
        ("=1+1", "\"'=1+1\""), ("+1+1", "\"'+1+1\""), ("@sum(a1)", "\"'@sum(a1)\""),
        ("-2+3", "\"'-2+3\""), ("  =1", "\"'  =1\""), ("\t=1", "\"'    =1\""),
        ("-5", "-5"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("plain", "plain"),
        ("\u{FF1D}1", "\"'\u{FF1D}1\""), ("", ""),
    ])
    func `no cell is a formula`(text: String, cell: String) {
        #expect(TableOutput.cell(text) == cell)
    }

    @Test func `a row has as many cells as there are columns`() throws {
        var table = TableOutput(zone: .utc)
        let head = String(decoding: table.head(), as: UTF8.self)
        #expect(head.split(separator: ",").count == TableOutput.columns.count)
        let row = String(decoding: table.bytes(try Self.entry("x")), as: UTF8.self)
        #expect(row.count(where: { $0 == "," }) == TableOutput.columns.count - 1)
        #expect(row.hasSuffix(",x\r\n"))
        #expect(row.hasPrefix("7,2026-11-20T14:02:00.000000Z,1795183320000000,say,lobby,ana,"))
    }

    @Test func `the comment of a capture is a sentence`() throws {
        for (language, word) in [(Language.english, "joined"), (.portuguese, "entrou")] {
            let entry = try Self.entry("", kind: .join)
            var capture = CaptureOutput(language: language)
            let text = String(decoding: capture.bytes(entry), as: UTF8.self)
            #expect(text.contains("#7 ana: \(word)"))
        }
    }

    @Test func `a capture is made of whole blocks with datagrams that can be read`() throws {
        var capture = CaptureOutput()
        let entry = try Self.entry("olá")
        let bytes = capture.head() + capture.bytes(entry)
        func word(_ offset: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        var types: [Int] = []
        var start = 0
        while start < bytes.count {
            let size = word(start + 4)
            #expect(size % 4 == 0 && word(start + size - 4) == size)
            types.append(word(start))
            if word(start) == 6 {
                let time = word(start + 12) << 32 | word(start + 16)
                #expect(time == 1_795_183_320_000_000)
                let packet = Array(bytes[(start + 28)..<(start + 28 + word(start + 20))])
                #expect(CaptureOutput.internetChecksum(Array(packet[..<20])) == 0)
                let pseudo = Array(packet[12..<20]) + [0, 17] + Array(packet[24..<26])
                #expect(CaptureOutput.internetChecksum(pseudo + packet[20...]) == 0)
                let datagram = Array(packet[28...])
                let header = try Header(datagram.span, readBy: .client)
                #expect(header.type == .stamped)
            }
            start += size
        }
        #expect(start == bytes.count)
        #expect(types == [0x0A0D_0D0A, 1, 6])
        // The comment to read is what was said, and no more.
        #expect(bytes.firstRange(of: Array("#7 ana: olá".utf8) + [0, 0, 0, 0]) != nil)
    }

    @Test func `a gap says what is missing and why`() {
        func sentence(_ after: UInt64, _ before: UInt64, _ lines: Int, _ recovery: Bool) -> String {
            ReplayGap(
                after: after, before: before, damagedLineCount: lines, isRecovery: recovery
            ).phrase[.english]
        }
        #expect(sentence(5, 7, 0, false) == "#6 is not in the log")
        #expect(sentence(5, 9, 2, false) == "#6 to #8 are not in the log: 2 damaged lines")
        #expect(sentence(5, 6, 1, false) == "1 damaged line here")
        #expect(
            sentence(5, 65_541, 0, true)
                == "#6 to #65540 are unused: the relay skipped them when it restarted")
    }
}
