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

        static let after = Field<UInt64>(0, "after")
        static let upto = Field<UInt64>(8, "upto")

        package init(after: UInt64, upto: UInt64) {
            self.after = after
            self.upto = upto
        }
    }

    package static let type = FrameType.nack

    static let session = Field<UInt64>(12, "session")
    static let time = Field<UInt64>(20, "time")
    static let stream = Field<UInt32>(28, "stream")
    static let delivered = Field<UInt64>(32, "delivered")
    static let sent = Field<UInt32>(40, "sent")
    static let rangeCount = Field<UInt8>(44, "range count")
    package static let layout = Layout(
        session, time, stream, delivered, sent, rangeCount, rest: "ranges")

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
        try Self.require(datagram, Self.rangeCount.end)
        session = datagram[Self.session]
        time = datagram[Self.time]
        stream = datagram[Self.stream]
        delivered = datagram[Self.delivered]
        sent = datagram[Self.sent]
        let count = Int(datagram[Self.rangeCount])
        try Self.require(datagram, Self.rangeCount.end + Gap.upto.end * count)
        gaps = Gaps()
        var end = delivered
        for index in 0..<count {
            let start = Self.rangeCount.end + Gap.upto.end * index
            let gap = Gap(
                after: datagram[Gap.after, from: start], upto: datagram[Gap.upto, from: start])
            guard gap.after >= end, gap.upto > gap.after, gaps.append(gap) else {
                throw .field(.nack)
            }
            end = gap.upto
        }
        guard count > 0 else { throw .field(.nack) }
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.nack, capacity: Self.rangeCount.end + Gap.upto.end * gaps.count) { out in
            out.append(session, as: Self.session)
            out.append(time, as: Self.time)
            out.append(stream, as: Self.stream)
            out.append(delivered, as: Self.delivered)
            out.append(sent, as: Self.sent)
            out.append(UInt8(gaps.count), as: Self.rangeCount)
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
