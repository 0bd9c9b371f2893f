/// How far a stream reaches: what lets a client notice that the last record was lost.
package struct Head: Frame {
    package var tag: UInt64
    package var stream: UInt32
    package var head: UInt64
    /// The `prev` of the first record that can still be repaired.
    package var first: UInt64
    package var members: UInt16
    /// Every member that repairs has delivered up to here. Zero: not known.
    package var floor: UInt64
    /// When the next HEAD is due.
    package var nextMilliseconds: UInt32

    package static let type = FrameType.head

    static let tag = Field<UInt64>(12, "tag")
    static let stream = Field<UInt32>(20, "stream")
    static let head = Field<UInt64>(24, "head")
    static let first = Field<UInt64>(32, "first")
    static let members = Field<UInt16>(40, "members")
    static let floor = Field<UInt64>(42, "floor")
    static let nextMilliseconds = Field<UInt32>(50, "next interval")
    package static let layout = Layout(tag, stream, head, first, members, floor, nextMilliseconds)

    package init(
        tag: UInt64, stream: UInt32, head: UInt64, first: UInt64, members: UInt16,
        floor: UInt64, nextMilliseconds: UInt32
    ) {
        self.tag = tag
        self.stream = stream
        self.head = head
        self.first = first
        self.members = members
        self.floor = floor
        self.nextMilliseconds = nextMilliseconds
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.nextMilliseconds.end)
        tag = datagram[Self.tag]
        stream = datagram[Self.stream]
        head = datagram[Self.head]
        first = datagram[Self.first]
        members = datagram[Self.members]
        floor = datagram[Self.floor]
        nextMilliseconds = datagram[Self.nextMilliseconds]
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.head, capacity: Self.nextMilliseconds.end) { out in
            out.append(tag, as: Self.tag)
            out.append(stream, as: Self.stream)
            out.append(head, as: Self.head)
            out.append(first, as: Self.first)
            out.append(members, as: Self.members)
            out.append(floor, as: Self.floor)
            out.append(nextMilliseconds, as: Self.nextMilliseconds)
        }
    }
}
