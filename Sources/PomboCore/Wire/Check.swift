/// A session was heard from a new address: whoever is there, repeat this token.
package struct Check: Frame {
    package var session: UInt64
    package var token: UInt64

    package static let type = FrameType.check

    static let session = Field<UInt64>(12, "session")
    static let token = Field<UInt64>(20, "token")
    package static let layout = Layout(session, token)

    package init(session: UInt64, token: UInt64) {
        self.session = session
        self.token = token
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.token.end)
        session = datagram[Self.session]
        token = datagram[Self.token]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.check, capacity: Self.token.end) { out in
            out.append(session, as: Self.session)
            out.append(token, as: Self.token)
        }
    }
}
