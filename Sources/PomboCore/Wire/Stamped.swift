/// What a STAMPED datagram holds before its records. The same bytes go to every member, the first
/// time and as a repair.
package struct Stamped: Frame {
    package var tag: UInt64
    /// Set in the answer to HISTORY, which stands outside the receiver's rule.
    package var page: Page?
    /// The first record was sent before and rides along in case it was lost.
    package var isEcho: Bool
    /// Where the records begin.
    package var records: Int

    /// Which part of an answer to HISTORY this is.
    package struct Page: Hashable, Sendable {
        /// The `before` of the question.
        package var before: UInt64
        /// The place of the first record among all of the answer, oldest first.
        package var firstIndex: UInt8
        package var total: UInt8

        package init(before: UInt64, firstIndex: UInt8, total: UInt8) {
            self.before = before
            self.firstIndex = firstIndex
            self.total = total
        }
    }

    /// Bits 0 and 1 of the flags.
    package static let historyFlag: UInt8 = 1
    package static let echoFlag: UInt8 = 2

    package static let type = FrameType.stamped
    package static let layout = Layout(Field(12, 8, "tag"), Field(20, 0, "page, records"))

    /// Bytes of records that fit into one datagram.
    package static let capacity = Specification.datagramLimit - 20

    package init(tag: UInt64, page: Page? = nil, isEcho: Bool = false) {
        self.tag = tag
        self.page = page
        self.isEcho = isEcho
        records = page == nil ? 20 : 30
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, 20)
        tag = datagram.word64(at: 12)
        isEcho = datagram[6] & Self.echoFlag != 0
        records = 20
        if datagram[6] & Self.historyFlag != 0 {
            try Self.require(datagram, 30)
            page = Page(
                before: datagram.word64(at: 20), firstIndex: datagram[28], total: datagram[29])
            records = 30
        }
    }

    /// Appends the head of the datagram; the records follow, then `sealFrame(from:)`.
    package func begin(in bytes: inout [UInt8]) {
        let flags = (page == nil ? 0 : Self.historyFlag) | (isEcho ? Self.echoFlag : 0)
        bytes.append(addingCapacity: 30) { (out: inout OutputSpan<UInt8>) in
            out.append(word16: Specification.magic)
            out.append(Specification.version)
            out.append(FrameType.stamped.rawValue)
            out.append(word16: 0)
            out.append(flags)
            out.append(0)
            out.append(word32: 0)
            out.append(word64: tag)
            if let page {
                out.append(word64: page.before)
                out.append(page.firstIndex)
                out.append(page.total)
            }
        }
    }
}
