/// The records of a stream before a number. The answer is STAMPED flagged history; it is asked
/// again until it is complete.
package struct History: Frame {
    package var session: UInt64
    package var stream: UInt32
    /// Records with smaller numbers are wanted, the newest of them.
    package var before: UInt64
    package var count: UInt8

    package static let type = FrameType.history

    static let session = Field<UInt64>(12, "session")
    static let stream = Field<UInt32>(20, "stream")
    static let before = Field<UInt64>(24, "before")
    static let count = Field<UInt8>(32, "count")
    package static let layout = Layout(session, stream, before, count)

    package init(session: UInt64, stream: UInt32, before: UInt64, count: UInt8) {
        self.session = session
        self.stream = stream
        self.before = before
        self.count = count
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.count.end)
        session = datagram[Self.session]
        stream = datagram[Self.stream]
        before = datagram[Self.before]
        count = datagram[Self.count]
        guard (1...Specification.historyLimit).contains(Int(count)) else { throw .field(.history) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.history, capacity: Specification.clientFloor) { out in
            out.append(session, as: Self.session)
            out.append(stream, as: Self.stream)
            out.append(before, as: Self.before)
            out.append(count, as: Self.count)
        }
    }
}
