/// The answer to a PING that wants one.
package struct Pong: Frame {
    package var session: UInt64
    package var time: UInt64
    package var roomHead: UInt64
    /// How many datagrams of this session have arrived: the client learns its loss from it.
    package var received: UInt32

    package static let type = FrameType.pong
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 8, "time"), Field(28, 8, "room head"),
        Field(36, 4, "received"))

    package init(session: UInt64, time: UInt64, roomHead: UInt64, received: UInt32) {
        self.session = session
        self.time = time
        self.roomHead = roomHead
        self.received = received
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 40)
        session = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        roomHead = datagram.word64(at: 28)
        received = datagram.word32(at: 36)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.pong, capacity: 40) { out in
            out.append(word64: session)
            out.append(word64: time)
            out.append(word64: roomHead)
            out.append(word32: received)
        }
    }
}
