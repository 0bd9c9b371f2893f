/// I do not know this session. The cookie is over the session as nonce: join at once with it.
package struct Reset: Frame {
    package var session: UInt64
    package var cookie: UInt64

    package static let type = FrameType.reset
    package static let layout = Layout(Field(12, 8, "session"), Field(20, 8, "cookie"))

    package init(session: UInt64, cookie: UInt64) {
        self.session = session
        self.cookie = cookie
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 28)
        session = datagram.word64(at: 12)
        cookie = datagram.word64(at: 20)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.reset, capacity: 28) { out in
            out.append(word64: session)
            out.append(word64: cookie)
        }
    }
}
