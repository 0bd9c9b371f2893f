/// Who is here? One page from the member with this index on.
package struct Who: Frame {
    package var session: UInt64
    package var time: UInt64
    package var firstIndex: UInt16

    package static let type = FrameType.who

    static let session = Field<UInt64>(12, "session")
    static let time = Field<UInt64>(20, "time")
    static let firstIndex = Field<UInt16>(28, "first index")
    package static let layout = Layout(session, time, firstIndex)

    package init(session: UInt64, time: UInt64, firstIndex: UInt16) {
        self.session = session
        self.time = time
        self.firstIndex = firstIndex
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.firstIndex.end)
        session = datagram[Self.session]
        time = datagram[Self.time]
        firstIndex = datagram[Self.firstIndex]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.who, capacity: Specification.clientFloor) { out in
            out.append(session, as: Self.session)
            out.append(time, as: Self.time)
            out.append(firstIndex, as: Self.firstIndex)
        }
    }
}
