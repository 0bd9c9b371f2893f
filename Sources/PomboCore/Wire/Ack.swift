/// Everything up to `cseq` is stamped and as durable as this relay promises.
package struct Ack: Frame {
    package var session: UInt64
    package var cseq: UInt32
    /// Where `cseq` was stamped.
    package var seq: UInt64
    /// The time of the SAY that caused this, and how long it lay here.
    package var time: UInt64
    package var holdMicroseconds: UInt32
    /// Every direct message of this author up to it has reached its recipient.
    package var seen: UInt32

    package static let type = FrameType.ack

    static let session = Field<UInt64>(12, "session")
    static let cseq = Field<UInt32>(20, "cseq")
    static let seq = Field<UInt64>(24, "seq")
    static let time = Field<UInt64>(32, "time")
    static let holdMicroseconds = Field<UInt32>(40, "hold")
    static let seen = Field<UInt32>(44, "seen")
    package static let layout = Layout(session, cseq, seq, time, holdMicroseconds, seen)

    package init(
        session: UInt64, cseq: UInt32, seq: UInt64, time: UInt64, holdMicroseconds: UInt32,
        seen: UInt32
    ) {
        self.session = session
        self.cseq = cseq
        self.seq = seq
        self.time = time
        self.holdMicroseconds = holdMicroseconds
        self.seen = seen
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.seen.end)
        session = datagram[Self.session]
        cseq = datagram[Self.cseq]
        seq = datagram[Self.seq]
        time = datagram[Self.time]
        holdMicroseconds = datagram[Self.holdMicroseconds]
        seen = datagram[Self.seen]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.ack, capacity: Self.seen.end) { out in
            out.append(session, as: Self.session)
            out.append(cseq, as: Self.cseq)
            out.append(seq, as: Self.seq)
            out.append(time, as: Self.time)
            out.append(holdMicroseconds, as: Self.holdMicroseconds)
            out.append(seen, as: Self.seen)
        }
    }
}
