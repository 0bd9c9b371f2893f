/// All gaps of one stream at once: what the client lacks, and how far it has delivered.
package struct Nack: Frame {
    package var session: UInt64
    package var time: UInt64
    package var stream: UInt32
    package var delivered: UInt64
    package var sent: UInt32
    package var gaps: Gaps

    /// At most sixteen ranges (after, upto], ascending and apart, in place.
    package struct Gaps: Sendable {
        package private(set) var count = 0
        private var bounds = InlineArray<32, UInt64>(repeating: 0)

        package init() {}

        package subscript(index: Int) -> Gap {
            precondition(index < count)
            return Gap(after: bounds[2 * index], upto: bounds[2 * index + 1])
        }

        /// False when it is full.
        @discardableResult
        package mutating func append(_ gap: Gap) -> Bool {
            guard count < Specification.nackRangeLimit else { return false }
            bounds[2 * count] = gap.after
            bounds[2 * count + 1] = gap.upto
            count += 1
            return true
        }
    }

    /// The numbers above `after` up to and including `upto`.
    package struct Gap: Hashable, Sendable {
        package var after: UInt64
        package var upto: UInt64

        package init(after: UInt64, upto: UInt64) {
            self.after = after
            self.upto = upto
        }
    }

    package static let type = FrameType.nack
    package static let layout = Layout(
        Field(12, 8, "session"), Field(20, 8, "time"), Field(28, 4, "stream"),
        Field(32, 8, "delivered"), Field(40, 4, "sent"), Field(44, 1, "range count"),
        Field(45, 0, "ranges"))

    package init(
        session: UInt64, time: UInt64, stream: UInt32, delivered: UInt64, sent: UInt32, gaps: Gaps
    ) {
        self.session = session
        self.time = time
        self.stream = stream
        self.delivered = delivered
        self.sent = sent
        self.gaps = gaps
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 45)
        session = datagram.word64(at: 12)
        time = datagram.word64(at: 20)
        stream = datagram.word32(at: 28)
        delivered = datagram.word64(at: 32)
        sent = datagram.word32(at: 40)
        let count = Int(datagram[44])
        try Self.require(datagram, 45 + 16 * count)
        gaps = Gaps()
        var end = delivered
        for index in 0..<count {
            let gap = Gap(
                after: datagram.word64(at: 45 + 16 * index),
                upto: datagram.word64(at: 53 + 16 * index))
            guard gap.after >= end, gap.upto > gap.after, gaps.append(gap) else {
                throw .field(.nack)
            }
            end = gap.upto
        }
        guard count > 0 else { throw .field(.nack) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.nack, capacity: 45 + 16 * gaps.count) { out in
            out.append(word64: session)
            out.append(word64: time)
            out.append(word32: stream)
            out.append(word64: delivered)
            out.append(word32: sent)
            out.append(UInt8(gaps.count))
            for index in 0..<gaps.count {
                out.append(word64: gaps[index].after)
                out.append(word64: gaps[index].upto)
            }
        }
    }
}

extension Nack.Gaps: Equatable {
    package static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }
}
