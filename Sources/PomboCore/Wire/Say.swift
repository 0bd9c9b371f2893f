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
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 4, "cseq"), Field(24, 8, "time"),
        Field(32, 8, "delivered"), Field(40, 8, "inbox delivered"), Field(48, 4, "stream"),
        Field(52, 4, "sent"), Field(56, 8, "recipient"), Field(64, 1, "kind"),
        Field(65, 2, "text length"), Field(67, 0, "origin, text"))

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
        try Self.require(datagram, 67)
        session = datagram.word64(at: 12)
        cseq = datagram.word32(at: 20)
        time = datagram.word64(at: 24)
        delivered = datagram.word64(at: 32)
        inboxDelivered = datagram.word64(at: 40)
        stream = datagram.word32(at: 48)
        sent = datagram.word32(at: 52)
        recipient = datagram.word64(at: 56)
        guard let kind = Kind(rawValue: datagram[64]), kind.isSpoken, cseq != 0,
            (kind == .direct) == (recipient != 0)
        else { throw .field(.say) }
        self.kind = kind
        var start = 67
        if datagram[6] & Self.replayFlag != 0 {
            try Self.require(datagram, 83)
            origin = Origin(
                seq: datagram.word64(at: 67),
                time: WallTime(microseconds: Int64(bitPattern: datagram.word64(at: 75))))
            start = 83
        }
        text = start..<start + Int(datagram.word16(at: 65))
        try Self.require(datagram, text.upperBound)
        guard !text.isEmpty, Text.isValid(datagram.extracting(text)) else { throw .text(.say) }
    }

    package func encode(text: Span<UInt8>, into bytes: inout [UInt8]) -> Range<Int> {
        let flags = origin == nil ? 0 : Self.replayFlag
        return bytes.appendFrame(.say, flags: flags, capacity: 84 + text.count) { out in
            out.append(word64: session)
            out.append(word32: cseq)
            out.append(word64: time)
            out.append(word64: delivered)
            out.append(word64: inboxDelivered)
            out.append(word32: stream)
            out.append(word32: sent)
            out.append(word64: recipient)
            out.append(kind.rawValue)
            out.append(word16: UInt16(text.count))
            if let origin { out.append(origin: origin) }
            out.append(copying: text)
        }
    }
}
