/// Records up to `through` can not be repaired any more.
package struct Gone: Frame {
    package var tag: UInt64
    package var stream: UInt32
    package var through: UInt64

    package static let type = FrameType.gone
    package static let layout = Layout(
        Field(12, 8, "tag"), Field(20, 4, "stream"), Field(24, 8, "through"))

    package init(tag: UInt64, stream: UInt32, through: UInt64) {
        self.tag = tag
        self.stream = stream
        self.through = through
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 32)
        tag = datagram.word64(at: 12)
        stream = datagram.word32(at: 20)
        through = datagram.word64(at: 24)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.gone, capacity: 32) { out in
            out.append(word64: tag)
            out.append(word32: stream)
            out.append(word64: through)
        }
    }
}
