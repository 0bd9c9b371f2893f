import CPombo
import PomboCore

extension UDPSocket {
    /// Sends a batch and empties it. The entries are ranges of `bytes`. One bad entry is skipped
    /// and counted, and the others go out.
    @discardableResult
    package mutating func send(
        _ batch: inout SendBatch, from bytes: Span<UInt8>
    ) -> SendReport {
        let sentBefore = counters.sent
        let unsentBefore = counters.unsent
        let refusedBefore = counters.refused
        unsafe bytes.withUnsafeBufferPointer { bytes in
            switch facts.transfer {
            case .portable:
                for entry in batch.entries { _ = unsafe sendOneByOne(entry, of: batch, bytes) }
            case .batched: unsafe sendInBatches(&batch, bytes)
            }
        }
        batch.clear()
        roomWait = nil
        return SendReport(
            sent: Int(counters.sent - sentBefore), unsent: Int(counters.unsent - unsentBefore),
            isRefused: counters.refused != refusedBefore)
    }

    private var sendingSocket: SendingSocket {
        SendingSocket(descriptor: number, family: family, isConnected: isConnected)
    }

    @unsafe private mutating func sendInBatches(
        _ batch: inout SendBatch, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var next = 0
        var datagram = 0
        while next < batch.entries.count {
            var unreachable = 0
            if hasSegmentation {
                unsafe batch.writeMessages(from: &next, bytes, sendingSocket) {
                    unreachable += $0.datagramCount
                }
            } else {
                unsafe batch.writeSingleMessages(from: &next, &datagram, bytes, sendingSocket) {
                    unreachable += $0.datagramCount
                }
            }
            if unreachable > 0 { counters.countUnsent(unreachable, code: EAFNOSUPPORT) }
            if let failed = unsafe sendPlanned(batch, bytes) {
                // From the next entry on without segmentation.
                next = failed + 1
                datagram = 0
            }
        }
    }

    /// Hands the planned messages to the kernel. It tells an error only if it is the first
    /// message's; that of a later one is met when it is the first of the next call. Returns the
    /// entry at which segmentation was found to fail, if it was.
    @unsafe private mutating func sendPlanned(
        _ batch: borrowing SendBatch, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var done = 0
        var isRetried = false
        while done < batch.planned.count {
            let count = unsafe cpombo_send_many(
                number, batch.slots.messages + done, UInt32(batch.planned.count - done))
            if count > 0 {
                for planned in batch.planned[done..<done + Int(count)] {
                    countSent(planned.datagramCount)
                }
                done += Int(count)
                isRetried = false
                continue
            }
            let code = cpombo_errno()
            let planned = batch.planned[done]
            if planned.datagramCount > 1 && Self.mayBlameSegmentation(code) {
                let isAtFault = unsafe sendOneByOne(
                    batch.entries[planned.entry], of: batch, bytes)
                if isAtFault {
                    hasSegmentation = false
                    return planned.entry
                }
                done += 1
            } else if !shouldRetry(code, planned.datagramCount, &isRetried) {
                done += 1
                isRetried = false
            }
        }
        return nil
    }

    /// Sends the datagrams of an entry in one call each. Says whether one got through.
    @unsafe private mutating func sendOneByOne(
        _ entry: SendBatch.Entry, of batch: borrowing SendBatch,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var isAnySent = false
        for datagram in 0..<entry.datagramCount {
            guard let slot = unsafe batch.writeSpare(datagram, of: entry, bytes, sendingSocket)
            else {
                counters.countUnsent(entry.datagramCount, code: EAFNOSUPPORT)
                return false
            }
            var isRetried = false
            while true {
                if unsafe cpombo_send_one(number, batch.slots.messages + slot) >= 0 {
                    countSent(1)
                    isAnySent = true
                    break
                }
                if !shouldRetry(cpombo_errno(), 1, &isRetried) { break }
            }
        }
        return isAnySent
    }

    private mutating func countSent(_ count: Int) {
        counters.sent += UInt64(count)
        if count > 1 { counters.sentInTrains += UInt64(count) }
    }

    /// What an interface or a kernel without segmentation says. EINVAL may also be the entry's own
    /// fault: then it fails singly, too.
    private static func mayBlameSegmentation(_ code: Int32) -> Bool {
        code == EIO || code == EINVAL || code == ENOPROTOOPT
    }

    /// Whether the same message is worth another call. If not, it is counted as given up.
    private mutating func shouldRetry(
        _ code: Int32, _ count: Int, _ isRetried: inout Bool
    ) -> Bool {
        switch code {
        case EINTR: return true
        case EAGAIN:
            if waitForRoom() { return true }
        case ECONNREFUSED:
            // The answer to an earlier datagram; this one has not been sent yet.
            counters.refused += 1
            if !isRetried {
                isRetried = true
                return true
            }
        default: break
        }
        counters.countUnsent(count, code: code)
        return false
    }

    /// Waits for the network to take what it has, but only so long in one batch: repair is cheaper
    /// than a loop that stands still.
    private mutating func waitForRoom() -> Bool {
        let now = cpombo_monotonic_nanoseconds()
        let end = roomWait ?? now + Self.roomPatience
        roomWait = end
        guard now < end else { return false }
        var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        return unsafe cpombo_poll(&entry, 1, end - now) > 0
    }

    /// Five milliseconds: 600 kB at a gigabit, a seventh of the buffer that is full.
    private static var roomPatience: Int64 { 5_000_000 }
}
