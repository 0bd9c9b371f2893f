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
    package static let layout = Layout(
        Field(12, 8, "tag"), Field(20, 1, "reason"), Field(21, 1, "remark length"),
        Field(22, 0, "remark"))

    package init(tag: UInt64, reason: Reason, remark: String = "") {
        self.tag = tag
        self.reason = reason
        self.remark = remark
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 22)
        tag = datagram.word64(at: 12)
        guard let reason = Reason(rawValue: datagram[20]) else { throw .field(.bye) }
        self.reason = reason
        remark = try datagram.remark(22, Int(datagram[21]), of: .bye)
    }

    package func encode(into bytes: inout [UInt8]) -> Range<Int> {
        bytes.appendFrame(.bye, capacity: 22 + remark.utf8.count) { out in
            out.append(word64: tag)
            out.append(reason.rawValue)
            out.append(UInt8(remark.utf8.count))
            out.append(text: remark)
        }
    }
}
