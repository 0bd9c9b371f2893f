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

        static let before = Field<UInt64>(20, "before")
        static let firstIndex = Field<UInt8>(28, "first index")
        static let total = Field<UInt8>(29, "total")
    }

    /// Bits 0 and 1 of the flags.
    package static let historyFlag: UInt8 = 1
    package static let echoFlag: UInt8 = 2

    package static let type = FrameType.stamped

    static let tag = Field<UInt64>(12, "tag")
    package static let layout = Layout(tag, rest: "page, records")

    /// Bytes of records that fit into one datagram.
    package static let capacity = Specification.datagramLimit - tag.end

    package init(tag: UInt64, page: Page? = nil, isEcho: Bool = false) {
        self.tag = tag
        self.page = page
        self.isEcho = isEcho
        records = page == nil ? Self.tag.end : Page.total.end
    }

    package init(_ datagram: Span<UInt8>) throws(FrameError) {
        try Self.require(datagram, Self.tag.end)
        tag = datagram[Self.tag]
        isEcho = datagram[Header.flags] & Self.echoFlag != 0
        records = Self.tag.end
        if datagram[Header.flags] & Self.historyFlag != 0 {
            try Self.require(datagram, Page.total.end)
            page = Page(
                before: datagram[Page.before], firstIndex: datagram[Page.firstIndex],
                total: datagram[Page.total])
            records = Page.total.end
        }
    }

    /// Appends the head of the datagram; the records follow, then `sealFrame(from:)`.
    package func begin(in bytes: inout [UInt8]) {
        let flags = (page == nil ? 0 : Self.historyFlag) | (isEcho ? Self.echoFlag : 0)
        bytes.append(addingCapacity: Page.total.end) { (out: inout OutputSpan<UInt8>) in
            out.append(headerOf: .stamped, flags: flags)
            out.append(tag, as: Self.tag)
            if let page {
                out.append(page.before, as: Page.before)
                out.append(page.firstIndex, as: Page.firstIndex)
                out.append(page.total, as: Page.total)
            }
        }
    }
}
