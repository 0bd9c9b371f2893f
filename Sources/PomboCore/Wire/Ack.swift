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
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 4, "cseq"), Field(24, 8, "seq"),
        Field(32, 8, "time"), Field(40, 4, "hold"), Field(44, 4, "seen"))

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
        try Self.require(datagram, 48)
        session = datagram.word64(at: 12)
        cseq = datagram.word32(at: 20)
        seq = datagram.word64(at: 24)
        time = datagram.word64(at: 32)
        holdMicroseconds = datagram.word32(at: 40)
        seen = datagram.word32(at: 44)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.ack, capacity: 48) { out in
            out.append(word64: session)
            out.append(word32: cseq)
            out.append(word64: seq)
            out.append(word64: time)
            out.append(word32: holdMicroseconds)
            out.append(word32: seen)
        }
    }
}
