/// The records of a stream before a number. The answer is STAMPED flagged history; it is asked
/// again until it is complete.
package struct History: Frame {
    package var session: UInt64
    package var stream: UInt32
    /// Records with smaller numbers are wanted, the newest of them.
    package var before: UInt64
    package var count: UInt8

    package static let type = FrameType.history
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 4, "stream"), Field(24, 8, "before"),
        Field(32, 1, "count"))

    package init(session: UInt64, stream: UInt32, before: UInt64, count: UInt8) {
        self.session = session
        self.stream = stream
        self.before = before
        self.count = count
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 33)
        session = datagram.word64(at: 12)
        stream = datagram.word32(at: 20)
        before = datagram.word64(at: 24)
        count = datagram[32]
        guard (1...Specification.historyLimit).contains(Int(count)) else { throw .field(.history) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.history, capacity: 40) { out in
            out.append(word64: session)
            out.append(word32: stream)
            out.append(word64: before)
            out.append(count)
        }
    }
}
