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
        for listener in 0..<peerCount {
            let (offered, residual) = losses(of: listener)
            Self.addRuns(of: offered, to: &cell.offeredRuns)
            Self.addRuns(of: residual, to: &cell.residualRuns)
        }
        return cell
    }

    private func add(
        _ message: Int, _ listener: Int, to cell: inout Cell, _ delays: inout [Int64],
        _ recoveries: inout [Int64]
    ) {
        let pair = pairs[message * peerCount + listener]
        cell.asked += 1
        if pair.sends > 0 || pair.cause != nil { cell.sends += 1 }
        if let cause = pair.cause { cell.offered[LossCause.allCases.firstIndex(of: cause)!] += 1 }
        let isDelivered = pair.deliveredAt >= 0
        if isDelivered {
            cell.delivered += 1
            cell.duplicates += Int(pair.deliveries) - 1
            delays.append(pair.deliveredAt - writtenAt[message])
            if pair.cause != nil {
                cell.repaired += 1
                recoveries.append(pair.deliveredAt - writtenAt[message])
            }
        } else {
            cell.lostOf[listener] += 1
        }
        if cell.barcode.count < Cell.barcodeLimit {
            cell.barcode.append(
                !isDelivered ? .lost : pair.cause == nil ? .arrived : .repaired)
        }
    }

    /// Which messages of others a listener lost at first, and for good.
    private func losses(of listener: Int) -> (offered: [Bool], residual: [Bool]) {
        let heard = writtenAt.indices.filter { authors[$0] != listener }
        let pairs = heard.map { self.pairs[$0 * peerCount + listener] }
        return (pairs.map { $0.cause != nil }, pairs.map { $0.deliveredAt < 0 })
    }

    /// A run that the end cuts off is left out: how long it would have become is not known.
    private static func addRuns(of losses: [Bool], to runs: inout [Int]) {
        var length = 0
        for isLost in losses {
            if isLost {
                length += 1
            } else if length > 0 {
                runs[min(length, Cell.runLimit) - 1] += 1
                length = 0
            }
        }
    }
}
