/// Records up to `through` can not be repaired any more.
package struct Gone: Frame {
    package var tag: UInt64
    package var stream: UInt32
    package var through: UInt64

    package static let type = FrameType.gone

    static let tag = Field<UInt64>(12, "tag")
    static let stream = Field<UInt32>(20, "stream")
    static let through = Field<UInt64>(24, "through")
    package static let layout = Layout(tag, stream, through)

    package init(tag: UInt64, stream: UInt32, through: UInt64) {
        self.tag = tag
        self.stream = stream
        self.through = through
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.through.end)
        tag = datagram[Self.tag]
        stream = datagram[Self.stream]
        through = datagram[Self.through]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.gone, capacity: Self.through.end) { out in
            out.append(tag, as: Self.tag)
            out.append(stream, as: Self.stream)
            out.append(through, as: Self.through)
        }
    }
}
