import PomboCore
import Testing

/// The pictures of protocol.md are the layouts of the code.
@Suite struct LayoutTests {
    let document: ProtocolDocument

    init() throws { document = try ProtocolDocument() }

    @Test func `the header's picture is its layout`() {
        expect("Header", Header.layout)
    }

    @Test func `the record's picture is its layout`() {
        expect("Record", Record.layout)
    }

    @Test func `every datagram's picture is its layout, under its name and type`() {
        let frames: [any Frame.Type] = [
            Hello.self, Join.self, Say.self, Nack.self, Ping.self, Leave.self, Who.self,
            History.self, Post.self, Probe.self, Path.self, Challenge.self, Welcome.self,
            Stamped.self, Head.self, Ack.self, Refuse.self, Reset.self, Gone.self, Pong.self,
            Bye.self, Roster.self, Announce.self, Check.self,
        ]
        #expect(frames.map { $0.type } == FrameType.allCases)
        for frame in frames { expect(Self.heading(of: frame.type), frame.layout) }
    }

    @Test func `the table of types has every type with its number, side and smallest size`() {
        let rows = document.table(after: "All types")
        let smallest: [FrameType: Int] = [
            .join: 96, .say: 68, .nack: 61, .ping: 52, .challenge: 38, .welcome: 143,
            .stamped: 20, .head: 54, .ack: 48, .refuse: 30, .reset: 28, .gone: 32, .pong: 40,
            .bye: 22, .roster: 33, .announce: 46, .check: 28,
        ]
        let expected = FrameType.allCases.map { type in
            [
                Self.hex(type.rawValue), "\(type)".uppercased(),
                type.isFromRelay ? "relay" : "client", "\(smallest[type] ?? type.floor)",
            ]
        }
        #expect(rows.map { Array($0.prefix(4)) } == expected)
    }

    private func expect(_ heading: String, _ layout: Layout) {
        let rows = document.table(after: heading).map { Array($0.prefix(3)) }
        let expected = layout.rows.map { row in
            ["\(row.offset)", row.size == 0 ? "…" : "\(row.size)", row.name]
        }
        #expect(rows == expected, "\(heading)")
    }

    private static func heading(of type: FrameType) -> String {
        "\("\(type)".uppercased()) (\(hex(type.rawValue)))"
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count == 1 ? "0" : "") + digits
    }
}
