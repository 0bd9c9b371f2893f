/// The token repeated: this address is mine. Never answered.
package struct Path: Frame {
    package var session: UInt64
    package var token: UInt64

    package static let type = FrameType.path
    package static let layout = Layout(Field(12, 8, "session"), Field(20, 8, "token"))

    package init(session: UInt64, token: UInt64) {
        self.session = session
        self.token = token
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 28)
        session = datagram.word64(at: 12)
        token = datagram.word64(at: 20)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.path, capacity: 40) { out in
            out.append(word64: session)
            out.append(word64: token)
        }
    }
}
