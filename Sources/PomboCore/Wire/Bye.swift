/// The relay stops, or has no place for this client any more.
package struct Bye: Frame {
    package var tag: UInt64
    package var reason: Reason
    package var remark: String

    package enum Reason: UInt8, CaseIterable, Sendable {
        case stopping = 1
        case removed = 2
        case replaced = 3
        case hostLeft = 4
    }

    package static let type = FrameType.bye

    static let tag = Field<UInt64>(12, "tag")
    static let reason = Field<UInt8>(20, "reason")
    static let remarkLength = Field<UInt8>(21, "remark length")
    package static let layout = Layout(tag, reason, remarkLength, rest: "remark")

    package init(tag: UInt64, reason: Reason, remark: String = "") {
        self.tag = tag
        self.reason = reason
        self.remark = remark
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.remarkLength.end)
        tag = datagram[Self.tag]
        guard let reason = Reason(rawValue: datagram[Self.reason]) else { throw .field(.bye) }
        self.reason = reason
        remark = try datagram.remark(
            Self.remarkLength.end, Int(datagram[Self.remarkLength]), of: .bye)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.bye, capacity: Self.remarkLength.end + remark.utf8.count) { out in
            out.append(tag, as: Self.tag)
            out.append(reason.rawValue, as: Self.reason)
            out.append(UInt8(remark.utf8.count), as: Self.remarkLength)
            out.append(text: remark)
        }
    }
}
