/// Is there a relay? Sent to multicast, broadcast, or an address that was typed.
package struct Probe: Frame {
    package var nonce: UInt64
    package var time: UInt64

    package static let type = FrameType.probe

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
        bytes.appendFrame(.probe, capacity: Specification.probeSize) { out in
            out.append(nonce, as: Self.nonce)
            out.append(time, as: Self.time)
        }
    }
}
