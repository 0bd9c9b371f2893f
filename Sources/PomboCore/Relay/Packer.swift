/// Packs records for one address into as few datagrams as possible.
struct Packer {
    private let tag: UInt64
    private let page: Stamped.Page?
    private let home: Address
    /// Where the open datagram begins; -1: none is open.
    private var start = -1
    /// How many records were begun.
    private var count = 0
    private(set) var datagramCount = 0

    init(tag: UInt64, page: Stamped.Page?, to home: Address) {
        self.tag = tag
        self.page = page
        self.home = home
    }

    /// Makes sure that a record of `byteCount` bytes can be appended to the outbox's bytes next.
    mutating func open(for byteCount: Int, in outbox: inout Outbox) {
        if start >= 0,
            outbox.bytes.count - start + byteCount > Specification.datagramLimit
        {
            close(in: &outbox)
        }
        if start < 0 {
            start = outbox.bytes.count
            var stamped = Stamped(tag: tag, page: page)
            stamped.page?.firstIndex = UInt8(count)
            stamped.begin(in: &outbox.bytes)
        }
        count += 1
    }

    mutating func close(in outbox: inout Outbox) {
        guard start >= 0 else { return }
        outbox.bytes.sealFrame(from: start)
        outbox.send(start..<outbox.bytes.count, to: .address(home))
        datagramCount += 1
        start = -1
    }
}
