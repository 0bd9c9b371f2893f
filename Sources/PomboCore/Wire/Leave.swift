/// I am going. Never answered; sent a few times, since nobody says that it arrived.
package struct Leave: Frame {
    package var session: UInt64

    package static let type = FrameType.leave
    package static let layout = Layout(Field(12, 8, "session"))

    package init(session: UInt64) { self.session = session }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 20)
        session = datagram.word64(at: 12)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.leave, capacity: 20) { out in out.append(word64: session) }
    }
}
