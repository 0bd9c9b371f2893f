/// Not now, or not like this. The refusal of a SAY is always temporary; that of a JOIN names the
/// way out.
package struct Refuse: Frame {
    /// The session, or for a JOIN its nonce.
    package var token: UInt64
    package var cause: Cause
    package var retryMilliseconds: UInt32
    /// The bound that was reached, where the cause has one.
    package var limit: UInt32
    package var remark: String

    package enum Cause: UInt8, CaseIterable, Sendable {
        case tooFast = 1
        case logFull = 2
        case nameTaken = 3
        case relayFull = 4
        case addressFull = 5
        case roomsFull = 6
        case removed = 7
        case wrongKey = 8
        case muted = 9

        /// Temporary: the same bytes are tried again.
        package var isOfSay: Bool { self == .tooFast || self == .logFull || self == .muted }
    }

    package static let type = FrameType.refuse
    package static let layout = Layout(
        Field(12, 8, "session or nonce"), Field(20, 1, "cause"), Field(21, 4, "retry after"),
        Field(25, 4, "limit"), Field(29, 1, "remark length"), Field(30, 0, "remark"))

    package init(
        token: UInt64, cause: Cause, retryMilliseconds: UInt32, limit: UInt32 = 0,
        remark: String = ""
    ) {
        self.token = token
        self.cause = cause
        self.retryMilliseconds = retryMilliseconds
        self.limit = limit
        self.remark = remark
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 30)
        token = datagram.word64(at: 12)
        guard let cause = Cause(rawValue: datagram[20]) else { throw .field(.refuse) }
        self.cause = cause
        retryMilliseconds = datagram.word32(at: 21)
        limit = datagram.word32(at: 25)
        remark = try datagram.remark(30, Int(datagram[29]), of: .refuse)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.refuse, capacity: 30 + remark.utf8.count) { out in
            out.append(word64: token)
            out.append(cause.rawValue)
            out.append(word32: retryMilliseconds)
            out.append(word32: limit)
            out.append(UInt8(remark.utf8.count))
            out.append(text: remark)
        }
    }
}
