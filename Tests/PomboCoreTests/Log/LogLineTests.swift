import PomboCore
import Testing

@Suite struct LogLineTests {
    @Test func `L-2: a line has the keys, the order and the checksum of the document`() {
        var record = SampleRecords.record(1041)
        record.time = WallTime(microseconds: 1_763_650_000_002_749)
        record.cseq = 17
        let line = SampleRecords.line(record, "olá")
        let body =
            #"{"seq":1041,"t":1763650000002749,"kind":"say","room":"lobby","nick":"ana","#
            + #""client":"9f3c51a2b7e0d114","n":17,"prev":1040,"#
            + #""addr":"192.168.1.20:40122","text":"olá""#
        #expect(line == SampleRecords.sealed(body))
    }

    @Test func `L-2: every field of a record comes back`() throws {
        for kind in Kind.allCases {
            for bits in 0..<16 {
                var record = SampleRecords.record(9, kind: kind)
                record.binding = bits & 1 == 0 ? nil : SampleRecords.binding
                record.isRaw = bits & 2 != 0
                record.isVisitor = bits & 4 != 0
                let time = WallTime(microseconds: -5)
                record.origin = bits & 8 == 0 ? nil : Origin(seq: .max, time: time)
                let line = SampleRecords.line(record, "x")
                #expect(try LogLine.parse(line.span) == .record(record, text: [0x78]))
            }
        }
    }

    @Test func `L-2: numbers come back at both ends of their range`() throws {
        let latest: Int64 = 253_402_300_799_999_999
        for seq in [1, 9, 10, 99, 100, (1 << 63) - 2, (1 << 63) - 1] as [UInt64] {
            for time in [-latest, -1, 0, 1, latest] {
                var record = SampleRecords.record(5)
                record.seq = seq
                record.prev = .max
                record.cseq = .max
                record.client = seq
                record.time = WallTime(microseconds: time)
                let line = SampleRecords.line(record)
                #expect(try LogLine.parse(line.span) == .record(record, text: []))
            }
        }
    }

    @Test func `L-2: an origin may be anything that a datagram can say`() throws {
        for seq in [0, .max] as [UInt64] {
            for time in [.min, .min + 1, 0, .max] as [Int64] {
                var record = SampleRecords.record(5)
                record.origin = Origin(seq: seq, time: WallTime(microseconds: time))
                let line = SampleRecords.line(record)
                #expect(try LogLine.parse(line.span) == .record(record, text: []))
            }
        }
    }

    @Test func `L-6: no number is above 2^63 - 1, and no time behind the year 9999`() {
        func isTaken(_ seq: UInt64, _ time: Int64) -> Bool {
            var lines: [UInt8] = []
            LogLine.append(.close, seq: seq, time: WallTime(microseconds: time), to: &lines)
            lines.removeLast()
            return (try? LogLine.parse(lines.span)) != nil
        }
        #expect(isTaken((1 << 63) - 1, 253_402_300_799_999_999))
        #expect(!isTaken(1 << 63, 0))
        #expect(!isTaken(.max, 0))
        #expect(!isTaken(1, 253_402_300_800_000_000))
        #expect(!isTaken(1, .min))
    }

    @Test(arguments: [
        "192.168.1.20:40122", "0.0.0.0:0", "255.255.255.255:65535", "[::1]:7662", "[::]:1",
        "[2001:db8::1]:7662", "[fe80::1%2]:7662", "[2001:db8:0:0:1::1]:7",
        "[1:2:3:4:5:6:7:8]:9", "[1::]:9", "[ffff:0:0:ffff::]:9", "[::ffff:0:1]:4",
    ])
    func `addresses are written as people write them`(text: String) throws {
        let address = try #require(Address(text))
        var record = SampleRecords.record(5)
        record.address = address
        let line = SampleRecords.line(record)
        #expect(String(decoding: line, as: UTF8.self).contains("\"addr\":\"\(address)\""))
        #expect(try LogLine.parse(line.span) == .record(record, text: []))
    }

    @Test func `L-5: every service line comes back`() throws {
        let time = WallTime(microseconds: 77)
        let author = ServiceLine.AuthorState(
            client: 1, cseq: 2, seq: 3, time: time, binding: SampleRecords.binding, inboxHead: 4)
        let member = ServiceLine.Member(client: 1, nick: "joão", room: "lobby", since: time)
        let lines: [ServiceLine] = [
            .open(ServiceLine.Open(logID: 5, relay: "a \"b\"\n")),
            .open(
                ServiceLine.Open(
                    logID: 5, relay: "x", previousFile: "message_log-000000000001.jsonl",
                    previousChecksum: 0xDEAD_BEEF)),
            .close, .rotate, .reserve(until: 4096), .state(.author(author)),
            .state(.room(name: "lobby", head: 9)), .state(.member(member)),
            .skew(microseconds: 12), .damage(byteCount: 1, lineCount: 2, cutByteCount: 3),
        ]
        for service in lines {
            let line = SampleRecords.line(service)
            let start = WallTime(microseconds: SampleRecords.start)
            #expect(try LogLine.parse(line.span) == .service(service, seq: 9, time: start))
        }
    }

    @Test func `L-4: nothing in a text breaks the line or reaches a terminal raw`() throws {
        let hostile = "a\"b\\c\td\u{1B}[31m\n\r\0\u{7F}\u{80}\u{9F}\u{A0}\u{202E}\u{2066}\u{2028}é"
        let line = SampleRecords.line(SampleRecords.record(5), hostile)
        let text = String(decoding: line, as: UTF8.self)
        #expect(
            text.contains(
                #"a\"b\\c\td\u001b[31m\u000a\u000d\u0000\u007f\u0080\u009f"# + "\u{A0}"
                    + #"\u202e\u2066\u2028é""#))
        #expect(
            try LogLine.parse(line.span)
                == .record(SampleRecords.record(5), text: Array(hostile.utf8)))
    }

    @Test func `L-4: each ASCII byte stands as itself or as its escape`() throws {
        for byte in 0..<128 as Range<UInt8> {
            let scalar = Character(Unicode.Scalar(byte))
            let hex = String(byte, radix: 16)
            let written =
                switch byte {
                case 0x09: "\\t"
                case 0x22, 0x5C: "\\\(scalar)"
                case 0x20...0x7E: "\(scalar)"
                default: "\\u00" + String(repeating: "0", count: 2 - hex.count) + hex
                }
            for place in 0..<40 {
                let before = String(repeating: "a", count: place)
                let after = String(repeating: "b", count: 40 - place)
                let record = SampleRecords.record(5)
                let text = before + String(scalar) + after
                let line = SampleRecords.line(record, text)
                let wanted = Array("\"text\":\"\(before)\(written)\(after)\"".utf8)
                #expect(Array(line.dropLast(18).suffix(wanted.count)) == wanted)
                #expect(try LogLine.parse(line.span) == .record(record, text: Array(text.utf8)))
            }
        }
    }

    @Test func `bytes that are no UTF-8 are replaced, so that the line stays readable`() throws {
        var lines: [UInt8] = []
        LogLine.append(SampleRecords.record(5), text: [0x61, 0xFF, 0x62].span, to: &lines)
        lines.removeLast()
        #expect(
            try LogLine.parse(lines.span)
                == .record(SampleRecords.record(5), text: Array("a\u{FFFD}b".utf8)))
    }

    @Test func `L-1: the longest text fits into a line, and one byte more is refused`() throws {
        let text = String(repeating: "\u{7F}", count: Specification.textLimit)
        let line = SampleRecords.line(SampleRecords.record(5), text)
        #expect(line.count < LogLine.byteLimit)
        #expect(
            try LogLine.parse(line.span)
                == .record(SampleRecords.record(5), text: Array(text.utf8)))
        func unknown(padding count: Int) -> [UInt8] {
            let padding = String(repeating: "x", count: count)
            return SampleRecords.sealed(#"{"seq":1,"t":1,"kind":"future","k":"\#(padding)""#)
        }
        let count = LogLine.byteLimit - 1 - unknown(padding: 0).count
        let limit = unknown(padding: count)
        #expect(limit.count == LogLine.byteLimit - 1)
        #expect(throws: Never.self) { try LogLine.parse(limit.span) }
        let over = unknown(padding: count + 1)
        #expect(throws: LogLineError.tooLong) { try LogLine.parse(over.span) }
    }

    @Test func `L-3: every single flipped bit is noticed`() {
        let line = SampleRecords.line(SampleRecords.record(5, kind: .direct), "olá\tmundo")
        for index in line.indices {
            for bit in 0..<8 {
                var flipped = line
                flipped[index] ^= 1 << UInt8(bit)
                #expect(throws: LogLineError.self) { try LogLine.parse(flipped.span) }
            }
        }
    }
}
