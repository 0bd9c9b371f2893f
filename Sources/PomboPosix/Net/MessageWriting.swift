import CPombo
import PomboCore

extension SendBatch {
    /// Writes the head of a message whose pieces are in place. False if a socket of this family
    /// cannot reach the destination.
    @unsafe @inline(__always)
    private func write(
        _ entry: Entry, _ slot: Int, _ first: UnsafeMutablePointer<iovec>, _ pieceCount: Int,
        segment: Int, _ socket: SendingSocket
    ) -> Bool {
        var nameLength: socklen_t = 0
        if !socket.isConnected {
            nameLength = unsafe cpombo_write_name(
                socket.family, entry.destination.raw, slots.names + slot)
            if nameLength == 0 { return false }
        }
        let control = unsafe slots.control(slot)
        let controlLength = unsafe cpombo_write_control(
            control, socket.family, entry.destination.isIPv4 ? 1 : 0, entry.local.high,
            entry.local.low, entry.local.interface, UInt16(segment))
        unsafe cpombo_fill_message(
            slots.messages + slot, slots.names + slot, nameLength, first, pieceCount, control,
            controlLength)
        return true
    }

    /// Writes as many messages as there are slots for, one for each entry from `next` on, and goes
    /// on behind them. An entry that the socket cannot send is left out and told to `skip`.
    @unsafe mutating func writeMessages(
        from next: inout Int, _ bytes: UnsafeBufferPointer<UInt8>, _ socket: SendingSocket,
        skip: (Entry) -> Void
    ) {
        planned.removeAll(keepingCapacity: true)
        var pieceCount = 0
        while next < entries.count && planned.count < slots.count - 1 {
            let entry = entries[next]
            let first = unsafe slots.pieces + pieceCount
            for index in entry.pieces {
                unsafe slots.pieces[pieceCount] = Self.piece(pieces[index], bytes)
                pieceCount += 1
            }
            let segment = entry.datagramCount > 1 ? entry.segment : 0
            let isSendable = unsafe write(
                entry, planned.count, first, entry.pieces.count, segment: segment, socket)
            if isSendable {
                planned.append(Planned(entry: next, datagramCount: entry.datagramCount))
            } else {
                skip(entry)
            }
            next += 1
        }
    }

    /// The same, a message for each datagram. `datagram` is the next one of the entry `next`.
    @unsafe mutating func writeSingleMessages(
        from next: inout Int, _ datagram: inout Int, _ bytes: UnsafeBufferPointer<UInt8>,
        _ socket: SendingSocket, skip: (Entry) -> Void
    ) {
        planned.removeAll(keepingCapacity: true)
        while next < entries.count && planned.count < slots.count - 1 {
            let entry = entries[next]
            let slot = planned.count
            unsafe slots.pieces[slot] = Self.piece(range(of: datagram, in: entry), bytes)
            let isSendable = unsafe write(
                entry, slot, slots.pieces + slot, 1, segment: 0, socket)
            if isSendable {
                planned.append(Planned(entry: next, datagramCount: 1))
                datagram += 1
            } else {
                skip(entry)
                datagram = entry.datagramCount
            }
            if datagram == entry.datagramCount {
                next += 1
                datagram = 0
            }
        }
    }

    /// Writes one datagram into the spare slot, and returns that.
    @unsafe func writeSpare(
        _ datagram: Int, of entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>,
        _ socket: SendingSocket
    ) -> Int? {
        let slot = slots.count - 1
        let place = unsafe slots.pieces + slots.pieceCapacity - 1
        unsafe place.pointee = Self.piece(range(of: datagram, in: entry), bytes)
        return unsafe write(entry, slot, place, 1, segment: 0, socket) ? slot : nil
    }

    @unsafe @inline(__always)
    private static func piece(
        _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> iovec {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        // The kernel only reads.
        return unsafe iovec(
            iov_base: UnsafeMutableRawPointer(
                mutating: bytes.baseAddress.map { unsafe $0 + range.lowerBound }),
            iov_len: range.count)
    }
}
