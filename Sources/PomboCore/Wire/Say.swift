/// One line of its author, under the author's own number. The text stays where it arrived: it is
/// a range of the datagram, so that reading a SAY allocates nothing.
package struct Say: Frame {
    package var session: UInt64
    package var cseq: UInt32
    package var time: UInt64
    /// How far the author has delivered its room and its inbox.
    package var delivered: UInt64
    package var inboxDelivered: UInt64
    package var stream: UInt32
    /// How many datagrams this session has sent: what is missing at the relay was lost.
    package var sent: UInt32
    /// The client id a direct message is for, else zero.
    package var recipient: UInt64
    package var kind: Kind
    package var origin: Origin?
    package var text: Range<Int>

    /// Bit 0 of the flags: an origin stands before the text.
    package static let replayFlag: UInt8 = 1

    package static let type = FrameType.say

    static let session = Field<UInt64>(12, "session")
    static let cseq = Field<UInt32>(20, "cseq")
    static let time = Field<UInt64>(24, "time")
    static let delivered = Field<UInt64>(32, "delivered")
    static let inboxDelivered = Field<UInt64>(40, "inbox delivered")
    static let stream = Field<UInt32>(48, "stream")
    static let sent = Field<UInt32>(52, "sent")
    static let recipient = Field<UInt64>(56, "recipient")
    static let kind = Field<UInt8>(64, "kind")
    static let textLength = Field<UInt16>(65, "text length")
    package static let layout = Layout(
        session, cseq, time, delivered, inboxDelivered, stream, sent, recipient, kind, textLength,
        rest: "origin, text")

    package init(
        session: UInt64, cseq: UInt32, time: UInt64, delivered: UInt64, inboxDelivered: UInt64,
        stream: UInt32, sent: UInt32, recipient: UInt64 = 0, kind: Kind = .say,
        origin: Origin? = nil, text: Range<Int> = 0..<0
    ) {
        self.session = session
        self.cseq = cseq
        self.time = time
        self.delivered = delivered
        self.inboxDelivered = inboxDelivered
        self.stream = stream
        self.sent = sent
        self.recipient = recipient
        self.kind = kind
        self.origin = origin
        self.text = text
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.textLength.end)
        session = datagram[Self.session]
        cseq = datagram[Self.cseq]
        time = datagram[Self.time]
        delivered = datagram[Self.delivered]
        inboxDelivered = datagram[Self.inboxDelivered]
        stream = datagram[Self.stream]
        sent = datagram[Self.sent]
        recipient = datagram[Self.recipient]
        guard let kind = Kind(rawValue: datagram[Self.kind]), kind.isSpoken, cseq != 0,
            (kind == .direct) == (recipient != 0)
        else { throw .field(.say) }
        self.kind = kind
        var start = Self.textLength.end
        if datagram[Header.flags] & Self.replayFlag != 0 {
            try Self.require(datagram, start + Origin.byteCount)
            origin = Origin(datagram, from: start)
            start += Origin.byteCount
        }
        text = start..<start + Int(datagram[Self.textLength])
        try Self.require(datagram, text.upperBound)
        guard !text.isEmpty, Text.isValid(datagram.extracting(text)) else { throw .text(.say) }
    }

    package func encode(text: Span<UInt8>, into bytes: inout [UInt8]) -> Range<Int> {
        let flags = origin == nil ? 0 : Self.replayFlag
        return bytes.appendFrame(.say, flags: flags, capacity: 84 + text.count) { out in
            out.append(session, as: Self.session)
            out.append(cseq, as: Self.cseq)
            out.append(time, as: Self.time)
            out.append(delivered, as: Self.delivered)
            out.append(inboxDelivered, as: Self.inboxDelivered)
            out.append(stream, as: Self.stream)
            out.append(sent, as: Self.sent)
            out.append(recipient, as: Self.recipient)
            out.append(kind.rawValue, as: Self.kind)
            out.append(UInt16(text.count), as: Self.textLength)
            origin?.append(to: &out)
            out.append(copying: text)
        }
    }
}
