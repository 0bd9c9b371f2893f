/// Is there a relay? Sent to multicast, broadcast, or an address that was typed.
package struct Probe: Frame {
    package var nonce: UInt64
    package var time: UInt64

    package static let type = FrameType.probe
    package static let layout = Layout(Field(12, 8, "nonce"), Field(20, 8, "time"))

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
        bytes.appendFrame(.probe, capacity: Specification.probeSize) { out in
            out.append(word64: nonce)
            out.append(word64: time)
        }
    }
}
