import CPombo
import PomboCore

/// The datagrams of one receive, in memory that is used again and again.
package struct ReceiveBatch: ~Copyable {
    package private(set) var bytes: [UInt8]
    package private(set) var datagrams: [ReceivedDatagram] = []

    private let slots: MessageSlots
    private let slotByteCount: Int
    /// How many slots the kernel wrote to, and where they pointed.
    private var usedCount: Int
    private var base: UInt = 0

    /// Twice as long as any frame, so that what is too long is seen to be.
    private static let plainSlot = 2048
    /// The longest UDP payload: a train that does not fit would be cut.
    private static let coalescedSlot = 65_536

    /// `coalesces` for a socket that does. Its memory is only used as far as trains fill it.
    package init(capacity: Int = 256, coalesces: Bool = false) {
        slots = MessageSlots(count: capacity, pieceCapacity: capacity)
        slotByteCount = coalesces ? Self.coalescedSlot : Self.plainSlot
        usedCount = capacity
        let byteCount = capacity * slotByteCount
        // Left as the system gives it: writing zeros would make all of it resident.
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { _, count in
            count = byteCount
        }
        datagrams.reserveCapacity(coalesces ? capacity * 16 : capacity)
    }

    /// The last receive filled the batch: more may be waiting.
    package var isFull: Bool { usedCount == slots.count }

    mutating func fill(from descriptor: Int32, by transfer: Transfer, waits: Bool) -> Filling {
        datagrams.removeAll(keepingCapacity: true)
        // The lengths of these the kernel has changed. If the bytes have moved, all are stale.
        var staleCount = usedCount
        let oldBase = base
        let isBatched = transfer == .batched
        let (filling, newBase) = unsafe bytes.withUnsafeMutableBytes {
            [slotByteCount] buffer in
            let start = buffer.baseAddress!
            let newBase = UInt(bitPattern: start)
            if newBase != oldBase { staleCount = slots.count }
            unsafe slots.point(staleCount, at: start, stride: slotByteCount)
            let filling =
                isBatched
                ? slots.receiveAtOnce(descriptor, waits) : slots.receiveOneByOne(descriptor, waits)
            return (filling, newBase)
        }
        base = newBase
        usedCount = filling.count
        return filling
    }

    /// Turns what the kernel left into datagrams.
    mutating func unpack(_ count: Int, _ counters: inout SocketCounters, _ lastDrops: inout UInt32)
    {
        for slot in 0..<count {
            let message = unsafe slots.messages + slot
            let control = unsafe cpombo_read_control(message)
            if control.has_drops != 0 {
                counters.kernelDrops += UInt64(control.drops &- lastDrops)
                lastDrops = control.drops
            }
            var source = cpombo_address()
            guard unsafe cpombo_read_source(slots.names + slot, &source) != 0 else {
                counters.receiveErrors += 1
                continue
            }
            let start = slot * slotByteCount
            let length = unsafe Int(message.pointee.length)
            let isTruncated = unsafe cpombo_is_truncated(message) != 0
            append(
                start..<start + min(length, slotByteCount), segment: Int(control.segment),
                ReceivedDatagram(
                    range: 0..<0, source: Address(source),
                    local: LocalAddress(
                        high: control.local_high, low: control.local_low,
                        interface: control.interface),
                    isTruncated: isTruncated))
            if isTruncated { counters.truncated += 1 }
        }
        counters.received += UInt64(datagrams.count)
    }

    /// One datagram, or all those of a train that came in one piece. Only the last one can have
    /// been cut.
    private mutating func append(
        _ range: Range<Int>, segment: Int, _ template: ReceivedDatagram
    ) {
        var datagram = template
        var start = range.lowerBound
        if segment > 0 {
            datagram.isTruncated = false
            while range.upperBound - start > segment {
                datagram.range = start..<start + segment
                datagrams.append(datagram)
                start += segment
            }
        }
        datagram.range = start..<range.upperBound
        datagram.isTruncated = template.isTruncated
        datagrams.append(datagram)
    }
}
