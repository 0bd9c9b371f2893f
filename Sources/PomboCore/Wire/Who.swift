/// Who is here? One page from the member with this index on.
package struct Who: Frame {
    package var session: UInt64
    package var time: UInt64
    package var firstIndex: UInt16

    package static let type = FrameType.who
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 8, "time"), Field(28, 2, "first index"))

    package init(session: UInt64, time: UInt64, firstIndex: UInt16) {
        self.session = session
        self.time = time
        self.firstIndex = firstIndex
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 30)
        session = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        firstIndex = datagram.word16(at: 28)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.who, capacity: 40) { out in
            out.append(word64: session)
            out.append(word64: time)
            out.append(word16: firstIndex)
        }
    }
}
