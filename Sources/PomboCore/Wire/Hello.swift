/// The first datagram of a client: may I talk to you?
package struct Hello: Frame {
    package var nonce: UInt64
    /// The client's own clock, echoed so that it learns the round trip.
    package var time: UInt64

    package static let type = FrameType.hello
    package static let layout = Layout(
        Field(12, 8, "nonce"), Field(20, 8, "time"))

    package init(nonce: UInt64, time: UInt64) {
        self.nonce = nonce
        self.time = time
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 28)
        nonce = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.hello, capacity: Specification.helloSize) { out in
            out.append(word64: nonce)
            out.append(word64: time)
        }
    }
}
