/// I am here, and this is how far I have delivered.
package struct Ping: Frame {
    package var session: UInt64
    package var time: UInt64
    package var delivered: UInt64
    package var inboxDelivered: UInt64
    package var sent: UInt32
    /// What the client measures; zero when it has not yet.
    package var roundTripMicroseconds: UInt32
    /// Only to report: no answer is wanted.
    package var isReport: Bool

    /// Bit 0 of the flags.
    package static let reportFlag: UInt8 = 1

    package static let type = FrameType.ping
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 8, "time"), Field(28, 8, "delivered"),
        Field(36, 8, "inbox delivered"), Field(44, 4, "sent"), Field(48, 4, "round trip"))

    package init(
        session: UInt64, time: UInt64, delivered: UInt64, inboxDelivered: UInt64, sent: UInt32,
        roundTripMicroseconds: UInt32 = 0, isReport: Bool
    ) {
        self.session = session
        self.time = time
        self.delivered = delivered
        self.inboxDelivered = inboxDelivered
        self.sent = sent
        self.roundTripMicroseconds = roundTripMicroseconds
        self.isReport = isReport
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 52)
        session = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        delivered = datagram.word64(at: 28)
        inboxDelivered = datagram.word64(at: 36)
        sent = datagram.word32(at: 44)
        roundTripMicroseconds = datagram.word32(at: 48)
        isReport = datagram[6] & Self.reportFlag != 0
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.ping, flags: isReport ? Self.reportFlag : 0, capacity: 52) { out in
            out.append(word64: session)
            out.append(word64: time)
            out.append(word64: delivered)
            out.append(word64: inboxDelivered)
            out.append(word32: sent)
            out.append(word32: roundTripMicroseconds)
        }
    }
}
