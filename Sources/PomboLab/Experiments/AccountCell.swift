import PomboCore

extension Account {
    /// What the books say of a whole run.
    func cell() -> Cell {
        var cell = Cell()
        cell.repairs = repairs
        cell.controls = controls
        cell.reordered = reordered
        cell.lostOf = Array(repeating: 0, count: peerCount)
        var delays: [Int64] = []
        var recoveries: [Int64] = []
        for message in writtenAt.indices {
            for listener in 0..<peerCount where listener != authors[message] {
                add(message, listener, to: &cell, &delays, &recoveries)
            }
        }
        cell.delay = DelayQuantiles(delays, of: cell.asked)
        cell.recovery = DelayQuantiles(recoveries, of: recoveries.count)
        cell.listeners = max(1, peerCount - 1)
        cell.jitter = jitter
        cell.length = begin.duration(to: lastInstant)
        for listener in 0..<peerCount {
            let (offered, residual) = losses(of: listener)
            cell.addRuns(offered: offered.runs, residual: residual.runs)
        }
        return cell
    }

    private func add(
        _ message: Int, _ listener: Int, to cell: inout Cell, _ delays: inout [Int64],
        _ recoveries: inout [Int64]
    ) {
        let pair = pairs[message * peerCount + listener]
        cell.asked += 1
        let isDelivered = pair.deliveredAt >= 0
        // After a restart a message may come for the first time inside a repair of several.
        let wasSent = pair.sends > 0 || pair.lostFirst || isDelivered
        if wasSent { cell.sends += 1 } else { cell.unsent += 1 }
        if pair.lostFirst { cell.offered[Int(pair.cause)] += 1 }
        if isDelivered {
            cell.delivered += 1
            cell.textByteCount += sizes[message]
            cell.duplicates += Int(pair.deliveries) - 1
            delays.append(pair.deliveredAt - writtenAt[message])
            if pair.lostFirst {
                cell.repaired += 1
                recoveries.append(pair.deliveredAt - writtenAt[message])
            }
        } else {
            cell.lostOf[listener] += 1
        }
        if cell.barcode.count < Cell.barcodeLimit {
            cell.barcode.append(
                !isDelivered ? .lost : pair.lostFirst ? .repaired : .arrived)
        }
    }

    /// The last delivery to somebody else, or the last message if that is later.
    private var lastInstant: Instant {
        var last = begin.nanoseconds
        for message in writtenAt.indices {
            last = max(last, writtenAt[message])
            for listener in 0..<peerCount where listener != authors[message] {
                last = max(last, pairs[message * peerCount + listener].deliveredAt)
            }
        }
        return Instant(nanoseconds: last)
    }

    /// Each author's by itself at each listener, as RFC 3550 has it; of all these the middle one.
    private var jitter: Duration? {
        var jitters: [Duration] = []
        for listener in 0..<peerCount {
            var own = Array(repeating: SmoothedJitter(), count: peerCount)
            func deliveredAt(_ message: Int) -> Int64 {
                pairs[message * peerCount + listener].deliveredAt
            }
            let order = writtenAt.indices
                .filter { authors[$0] != listener && deliveredAt($0) >= 0 }
                .sorted { (deliveredAt($0), $0) < (deliveredAt($1), $1) }
            for message in order {
                own[authors[message]].note(deliveredAt(message) - writtenAt[message])
            }
            jitters += own.compactMap(\.value)
        }
        return .middle(of: jitters)
    }

    /// Which messages of others a listener lost at first, and for good.
    private func losses(of listener: Int) -> (offered: MessageSet, residual: MessageSet) {
        let heard = writtenAt.indices.filter { authors[$0] != listener }
        let pairs = heard.map { self.pairs[$0 * peerCount + listener] }
        return (
            MessageSet(limit: pairs.count) { pairs[$0 - 1].lostFirst },
            MessageSet(limit: pairs.count) { pairs[$0 - 1].deliveredAt < 0 }
        )
    }
}
