import PomboCore

extension Cell {
    /// What came of a policy's run.
    package init(_ outcome: PolicyOutcome) {
        self.init()
        seed = outcome.seed
        let delivered = outcome.delivered
        let lost = outcome.lost
        let firstLost = outcome.firstLost
        asked = outcome.count
        self.delivered = delivered.count
        for (place, cause) in LossCause.allCases.enumerated() {
            offered[place] = outcome.firstLost(by: cause).count
        }
        offered[Self.causes.count - 1] = outcome.corrupted.count
        repaired = firstLost.intersection(delivered).count
        duplicates = outcome.duplicateCount
        reordered = outcome.reordered.count
        countDatagrams(outcome)
        delay = DelayQuantiles(outcome.delays.filter { $0 != .max }, of: outcome.count)
        let recoveries = outcome.recoveryDelays
        recovery = DelayQuantiles(recoveries, of: recoveries.count)
        jitter = outcome.jitter
        textByteCount = delivered.count * outcome.traffic.byteCount
        length = outcome.length
        addRuns(offered: firstLost.runs, residual: lost.runs)
        lostOf = [lost.count]
        barcode = (1...min(outcome.count, Self.barcodeLimit)).map { number in
            switch outcome.mark(of: number) {
            case .ok: .arrived
            case .repaired: .repaired
            case .lost: .lost
            }
        }
    }

    /// Parity is data; a head is not.
    private mutating func countDatagrams(_ outcome: PolicyOutcome) {
        let data = outcome.sends.reduce(0) { $0 + Int($1) }
        let rest = outcome.forwardCount - data
        unsent = outcome.unsent.count
        sends = outcome.count - unsent
        repairs = data - sends
        controls = outcome.backCount
        if outcome.policy.kind == .parity { repairs += rest } else { controls += rest }
    }
}
