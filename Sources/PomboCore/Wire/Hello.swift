/// The first datagram of a client: may I talk to you?
package struct Hello: Frame {
    package var nonce: UInt64
    /// The client's own clock, echoed so that it learns the round trip.
    package var time: UInt64

    package static let type = FrameType.hello

    static let nonce = Field<UInt64>(12, "nonce")
    static let time = Field<UInt64>(20, "time")
    package static let layout = Layout(nonce, time)

    package init(nonce: UInt64, time: UInt64) {
        self.nonce = nonce
        self.time = time
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.time.end)
        nonce = datagram[Self.nonce]
        time = datagram[Self.time]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.hello, capacity: Specification.helloSize) { out in
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
        }
    }
}
