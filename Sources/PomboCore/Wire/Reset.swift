/// I do not know this session. The cookie is over the session as nonce: join at once with it.
package struct Reset: Frame {
    package var session: UInt64
    package var cookie: UInt64

    package static let type = FrameType.reset

    static let session = Field<UInt64>(12, "session")
    static let cookie = Field<UInt64>(20, "cookie")
    package static let layout = Layout(session, cookie)

    package init(session: UInt64, cookie: UInt64) {
        self.session = session
        self.cookie = cookie
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.cookie.end)
        session = datagram[Self.session]
        cookie = datagram[Self.cookie]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.reset, capacity: Self.cookie.end) { out in
            out.append(session, as: Self.session)
            out.append(cookie, as: Self.cookie)
        }
    }
}
