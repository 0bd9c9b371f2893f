/// The answer to a PING that wants one.
package struct Pong: Frame {
    package var session: UInt64
    package var time: UInt64
    package var roomHead: UInt64
    /// How many datagrams of this session have arrived: the client learns its loss from it.
    package var received: UInt32

    package static let type = FrameType.pong

    static let session = Field<UInt64>(12, "session")
    static let time = Field<UInt64>(20, "time")
    static let roomHead = Field<UInt64>(28, "room head")
    static let received = Field<UInt32>(36, "received")
    package static let layout = Layout(session, time, roomHead, received)

    package init(session: UInt64, time: UInt64, roomHead: UInt64, received: UInt32) {
        self.session = session
        self.time = time
        self.roomHead = roomHead
        self.received = received
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.received.end)
        session = datagram[Self.session]
        time = datagram[Self.time]
        roomHead = datagram[Self.roomHead]
        received = datagram[Self.received]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.pong, capacity: Self.received.end) { out in
            out.append(session, as: Self.session)
            out.append(time, as: Self.time)
            out.append(roomHead, as: Self.roomHead)
            out.append(received, as: Self.received)
        }
    }
}
