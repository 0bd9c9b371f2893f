/// I am going. Never answered; sent a few times, since nobody says that it arrived.
package struct Leave: Frame {
    package var session: UInt64

    package static let type = FrameType.leave

    static let session = Field<UInt64>(12, "session")
    package static let layout = Layout(session)

    package init(session: UInt64) { self.session = session }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.session.end)
        session = datagram[Self.session]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.leave, capacity: Self.session.end) { out in
            out.append(session, as: Self.session)
        }
    }
}
