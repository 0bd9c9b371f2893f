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

    static let session = Field<UInt64>(12, "session")
    static let time = Field<UInt64>(20, "time")
    static let delivered = Field<UInt64>(28, "delivered")
    static let inboxDelivered = Field<UInt64>(36, "inbox delivered")
    static let sent = Field<UInt32>(44, "sent")
    static let roundTripMicroseconds = Field<UInt32>(48, "round trip")
    package static let layout = Layout(
        session, time, delivered, inboxDelivered, sent, roundTripMicroseconds)

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
        try Self.require(datagram, Self.roundTripMicroseconds.end)
        session = datagram[Self.session]
        time = datagram[Self.time]
        delivered = datagram[Self.delivered]
        inboxDelivered = datagram[Self.inboxDelivered]
        sent = datagram[Self.sent]
        roundTripMicroseconds = datagram[Self.roundTripMicroseconds]
        isReport = datagram[Header.flags] & Self.reportFlag != 0
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(
            .ping, flags: isReport ? Self.reportFlag : 0, capacity: Self.roundTripMicroseconds.end
        ) { out in
            out.append(session, as: Self.session)
            out.append(time, as: Self.time)
            out.append(delivered, as: Self.delivered)
            out.append(inboxDelivered, as: Self.inboxDelivered)
            out.append(sent, as: Self.sent)
            out.append(roundTripMicroseconds, as: Self.roundTripMicroseconds)
        }
    }
}
