import Testing

@testable import PomboCore

/// The layouts against the code: every row is written and read back.
@Suite struct FieldTests {
    /// Fields of the code whose row has another name.
    private static let names: [String: String] = [
        "JOIN.log id": "logID", "WELCOME.log id": "logID", "ANNOUNCE.log id": "logID",
        "WELCOME.seq of it": "cseqSeq", "WELCOME.relay time": "wall.microseconds",
        "WELCOME.room stream": "room.number", "WELCOME.inbox stream": "inbox.number",
        "PONG.room head": "roomHead", "PING.round trip": "roundTripMicroseconds",
        "ACK.hold": "holdMicroseconds",
        "REFUSE.session or nonce": "token", "REFUSE.retry after": "retryMilliseconds",
        "HEAD.next interval": "nextMilliseconds", "ANNOUNCE.age": "ageMilliseconds",
    ]

    /// What may stand in a row that does not take every number.
    private static let allowed: [String: (UInt64, String)] = [
        "SAY.kind": (2, "me"), "WELCOME.durability": (2, "none"), "REFUSE.cause": (4, "relayFull"),
        "BYE.reason": (4, "hostLeft"), "HISTORY.count": (17, "17"), "NACK.delivered": (50, "50"),
    ]

    @Test(arguments: WireSamples.ordinary)
    func `P-97: each row holds its field, most significant byte first`(
        sample: FrameSample
    ) throws {
        let before = try sample.fields(sample.bytes.span)
        for row in sample.layout.rows where row.size > 0 && !isCount(row) {
            let key = "\("\(sample.type)".uppercased()).\(row.name)"
            if key == "SAY.recipient", sample.name != "direct" { continue }
            if key == "SAY.kind", sample.name != "say" { continue }
            let value = Self.allowed[key]?.0 ?? number(of: row.size)
            var bytes = sample.bytes
            for index in 0..<row.size {
                bytes[row.offset + index] = UInt8(
                    truncatingIfNeeded: value >> UInt64(8 * (row.size - 1 - index)))
            }
            let after = try sample.fields(FrameSample.sealed(bytes).span)
            let changed = after.keys.filter { after[$0] != before[$0] }
            let name = Self.names[key] ?? camelCase(row.name)
            #expect(changed == [name], "\(key)")
            #expect(after[name] == Self.allowed[key]?.1 ?? "\(value)", "\(key)")
        }
    }

    @Test func `P-97: the rows of a record are where they are said to be`() throws {
        var bytes: [UInt8] = []
        let record = Record(
            seq: 0x0102_0304_0506_0708, prev: 0x0102_0304_0506_0707,
            time: WallTime(microseconds: 0x1112_1314_1516_1718), client: 0x2122_2324_2526_2728,
            cseq: 0x3132_3334, kind: .nick, flags: .visitor)
        record.encode(name: "ana".utf8.span, text: "eva".utf8.span, into: &bytes)
        let rows = Record.layout.rows
        let values: [UInt64] = [
            47, 0x0102_0304_0506_0708, 0x0102_0304_0506_0707, 0x1112_1314_1516_1718,
            0x2122_2324_2526_2728, 0x3132_3334, 6, 4, 3, 3,
        ]
        for (row, value) in zip(rows, values) {
            let field = bytes[row.offset..<row.offset + row.size]
            #expect(field.reduce(0) { $0 << 8 | UInt64($1) } == value, "\(row.name)")
        }
        #expect(rows.count == values.count + 1)
        #expect(Array(bytes[rows.last!.offset...]) == Array("anaeva".utf8))
    }

    @Test(arguments: WireSamples.all)
    func `P-100: a part that is longer than the datagram is noticed`(sample: FrameSample) {
        for row in sample.layout.rows where isCount(row) {
            var bytes = sample.bytes
            for index in 0..<row.size { bytes[row.offset + index] = 0xFF }
            #expect(throws: FrameError.self, "\(row.name)") {
                try sample.read(FrameSample.sealed(bytes))
            }
        }
    }

    /// Rows that say how long or how many something is. They are not free.
    private func isCount(_ row: Layout.Row) -> Bool {
        row.name.hasSuffix(" length") || row.name.hasSuffix(" count")
    }

    /// A number whose bytes all differ, none of them in a sample.
    private func number(of size: Int) -> UInt64 {
        (0..<size).reduce(0) { $0 << 8 | UInt64(0x51 + $1) }
    }

    private func camelCase(_ name: String) -> String {
        let words = name.split(separator: " ")
        let key = words.dropFirst().reduce(String(words[0])) {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
        // The two streams of WELCOME.
        for stream in ["room", "inbox"] {
            for part in ["Tag", "First", "Head", "Start"] where key == stream + part {
                return "\(stream).\(part.lowercased())"
            }
        }
        return key
    }
}
