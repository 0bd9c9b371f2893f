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
    package static let layout = Layout(
        Field(12, 8, "tag"), Field(20, 4, "stream"), Field(24, 8, "head"),
        Field(32, 8, "first"), Field(40, 2, "members"), Field(42, 8, "floor"),
        Field(50, 4, "next interval"))

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
        try Self.require(datagram, 54)
        tag = datagram.word64(at: 12)
        stream = datagram.word32(at: 20)
        head = datagram.word64(at: 24)
        first = datagram.word64(at: 32)
        members = datagram.word16(at: 40)
        floor = datagram.word64(at: 42)
        nextMilliseconds = datagram.word32(at: 50)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.head, capacity: 54) { out in
            out.append(word64: tag)
            out.append(word32: stream)
            out.append(word64: head)
            out.append(word64: first)
            out.append(word16: members)
            out.append(word64: floor)
            out.append(word32: nextMilliseconds)
        }
    }
}
