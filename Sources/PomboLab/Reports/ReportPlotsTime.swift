import PomboCore
import PomboText

// When messages come, and how the weather took them.
extension ReportPlots {
    /// P(later than so long), with the undelivered as never.
    var delay: String? {
        guard rows.indices.contains(chosen) else { return nil }
        let cells = rows[chosen]
        let series = cells.map(Self.tail)
        let all = series.flatMap { $0 }
        guard !all.isEmpty else { return nil }
        let never = cells.map(\.residual).filter { $0 > 0 }
        var plot = Plot(
            across: .logarithmic(
                all.map(\.0) + (never.isEmpty ? [] : [all.map(\.0).max()! * 2]),
                name: ReportTexts.delayAxis[language], label: Self.time),
            up: .logarithmic(
                all.map(\.1) + never, limit: 1, name: ReportTexts.laterAxis[language],
                label: Self.share))
        for (policy, points) in series.enumerated() {
            plot.line(policy, points)
            let cell = cells[policy]
            if let last = points.last, cell.lost > 0 {
                plot.lineToEdge(policy, from: last, to: min(last.1, cell.residual))
            }
            for point in points { plot.mark(policy, point.0, point.1) }
        }
        return plot.svg(label: ReportTexts.delay.title[language])
    }

    private static func tail(_ cell: Cell) -> [(Double, Double)] {
        zip(DelayQuantiles.ranks, cell.delay.values).compactMap { rank, value in
            // The longest is later than nothing; it has no place on this axis.
            guard rank < 1000, let value else { return nil }
            return (max(Double(value.nanoseconds) / 1e6, 0.001), Double(1000 - rank) / 1000)
        }
    }

    var runs: String? {
        guard rows.indices.contains(chosen) else { return nil }
        let cell = rows[chosen].first { !$0.theory.runs.isEmpty } ?? rows[chosen].first
        guard let cell else { return nil }
        let counts = cell.offeredRuns
        let all = counts.reduce(0, +)
        guard all > 0 else { return nil }
        let longest = (counts.lastIndex { $0 > 0 } ?? 0) + 1
        let reached = (0..<longest).map { length in
            (hits: counts[length...].reduce(0, +), length: Double(length + 1))
        }
        let theory = cell.theory.runs.prefix(longest + 1).enumerated().filter {
            $0.element * Double(all) > 0.5
        }.map { (Double($0.offset + 1), $0.element) }
        let shares = reached.map { Double($0.hits) / Double(all) }
        var plot = Plot(
            across: .linear(
                [Double(longest)] + theory.map(\.0), from: longest > 12 ? 0 : 1, isWhole: true,
                name: ReportTexts.runAxis[language],
                label: { Self.short($0) }),
            up: .logarithmic(
                shares + theory.map(\.1), limit: 1, name: ReportTexts.reachAxis[language],
                label: Self.share))
        plot.line(0, theory, isTheory: true)
        for (run, share) in zip(reached, shares) {
            if let interval = Interval.wilson(hits: run.hits, of: all, z: Cell.z) {
                plot.whisker(0, at: run.length, from: interval.low, to: interval.high)
            }
            plot.mark(0, run.length, share)
        }
        return plot.svg(label: ReportTexts.runs.title[language])
    }
}
