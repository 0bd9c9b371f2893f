import PomboCore
import PomboText

/// Whether an expectation was met by one point and policy.
package struct LabVerdict: Hashable, Sendable {
    package var expectation: LabExpectation
    package var point: Int
    package var policy: Int
    /// As people read it.
    package var measured: String
    package var isMet: Bool

    package static func verdicts(on result: SweepResult) -> [LabVerdict] {
        var verdicts: [LabVerdict] = []
        for expectation in result.file.expectations {
            for cell in result.summaries {
                let policy = result.policies[cell.policy]
                guard expectation.policy.map({ $0 == policy }) ?? true else { continue }
                verdicts.append(
                    LabVerdict(
                        expectation: expectation, point: cell.point, policy: cell.policy,
                        measured: expectation.measured(in: cell),
                        isMet: expectation.isMet(by: cell)))
            }
        }
        return verdicts
    }
}

extension LabExpectation {
    /// Counts over shares: an expectation of a share is held against what was counted, never
    /// against a rounded figure.
    package func isMet(by cell: Cell) -> Bool {
        switch (bound, quantity) {
        case (.share(let share), .offered):
            holds(cell.offeredCount, of: cell.sends, share)
        case (.share(let share), _): holds(cell.lost, of: cell.asked, share)
        case (.count(let bound), _): relation.holds(UInt64(count(in: cell)), bound)
        case (.time(let bound), _):
            // Never is later than every time.
            relation.holds(time(in: cell)?.nanoseconds ?? .max, bound.nanoseconds)
        case (.factor(let factor), _):
            relation.holds(
                UInt64(cell.sends + cell.repairs + cell.controls) * 1000,
                factor.units * UInt64(cell.asked))
        }
    }

    private func holds(_ part: Int, of whole: Int, _ share: Probability) -> Bool {
        relation.holds(
            UInt128(part) * UInt128(Probability.one), UInt128(whole) * UInt128(share.attos))
    }

    private func count(in cell: Cell) -> Int {
        switch quantity {
        case .delivered: cell.delivered
        case .duplicates: cell.duplicates
        case .reordered: cell.reordered
        default: cell.lost
        }
    }

    private func time(in cell: Cell) -> Duration? {
        switch quantity {
        case .p50: cell.delay.p50
        case .p90: cell.delay.p90
        case .p95: cell.delay.p95
        case .jitter: cell.jitter
        default: cell.delay.p99
        }
    }

    package func measured(in cell: Cell) -> String {
        switch quantity {
        case .residual: Figure.percent(cell.residual)
        case .offered: Figure.percent(cell.offeredLoss)
        case .lost, .delivered, .duplicates, .reordered: "\(count(in: cell))"
        case .p50, .p90, .p95, .p99, .jitter: Figure.delay(time(in: cell))
        case .overhead: Figure.decimal(cell.overhead, places: 3)
        }
    }
}
