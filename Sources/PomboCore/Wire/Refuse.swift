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

    static let token = Field<UInt64>(12, "session or nonce")
    static let cause = Field<UInt8>(20, "cause")
    static let retryMilliseconds = Field<UInt32>(21, "retry after")
    static let limit = Field<UInt32>(25, "limit")
    static let remarkLength = Field<UInt8>(29, "remark length")
    package static let layout = Layout(
        token, cause, retryMilliseconds, limit, remarkLength, rest: "remark")

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
        try Self.require(datagram, Self.remarkLength.end)
        token = datagram[Self.token]
        guard let cause = Cause(rawValue: datagram[Self.cause]) else { throw .field(.refuse) }
        self.cause = cause
        retryMilliseconds = datagram[Self.retryMilliseconds]
        limit = datagram[Self.limit]
        remark = try datagram.remark(
            Self.remarkLength.end, Int(datagram[Self.remarkLength]), of: .refuse)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.refuse, capacity: Self.remarkLength.end + remark.utf8.count) { out in
            out.append(token, as: Self.token)
            out.append(cause.rawValue, as: Self.cause)
            out.append(retryMilliseconds, as: Self.retryMilliseconds)
            out.append(limit, as: Self.limit)
            out.append(UInt8(remark.utf8.count), as: Self.remarkLength)
            out.append(text: remark)
        }
    }
}
