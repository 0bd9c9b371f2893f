import PomboCore

/// The plots with axes: each is made from a result alone, and is nil where it would show nothing.
struct ReportPlots {
    let result: SweepResult
    let words: ReportWords

    /// Policies by weather, in the order of the file.
    let rows: [[Cell]]
    /// The weather of the plots that show one.
    let chosen: Int

    init(_ result: SweepResult, _ words: ReportWords) {
        self.result = result
        self.words = words
        let policies = result.policies.count
        let wanted = result.points.count * policies * result.file.seedCount
        // A result that was cut off has no rows, rather than wrong ones.
        rows =
            wanted == 0 || result.cells.count != wanted
            ? []
            : result.points.indices.map { point in
                (0..<policies).map { result.summary(point: point, policy: $0) }
            }
        chosen = result.points.count / 2
    }

    private var policies: Range<Int> { rows.isEmpty ? 0..<0 : result.policies.indices }

    /// A tenth of one message.
    private var floor: Double {
        0.1 / Double(max(1, rows.flatMap { $0 }.map(\.asked).max() ?? 1))
    }

    // MARK: What is lost

    /// Against the share of first transmissions lost; where weathers were swept, which may all
    /// lose as much, against their numbers.
    var residual: String? {
        let cells = rows.flatMap { $0 }
        guard !cells.isEmpty else { return nil }
        let shares = cells.flatMap { cell in
            [cell.residual, cell.theory.residual ?? cell.residual]
                + (cell.residualInterval.map { [$0.high] } ?? [])
        }
        let across =
            isByNumber
            ? Axis.linear(
                [0, Double(rows.count + 1)], isWhole: true, name: words.weatherAxis,
                label: { $0 < 1 || $0 > Double(rows.count) ? "" : Self.short($0) })
            : .logarithmic(
                cells.map(Self.offered), limit: 1, name: words.offeredAxis, label: Self.share)
        var plot = Plot(
            across: across,
            up: .logarithmic(
                shares, floor: floor, limit: 1, name: words.residualAxis, label: Self.share))
        for policy in policies { drawTheory(of: policy, on: &plot) }
        for policy in policies {
            for (point, cells) in rows.enumerated() { draw(cells[policy], point, on: &plot) }
        }
        return plot.svg(label: words.residual.title)
    }

    /// The weathers by their numbers, where the axis shows these.
    var numbered: [(number: Int, label: String)] {
        isByNumber ? result.points.enumerated().map { ($0 + 1, $1.label) } : []
    }

    private var isByNumber: Bool {
        rows.count > 1 && result.points.contains { $0.loss == nil }
    }

    private func drawTheory(of policy: Int, on plot: inout Plot) {
        if isByNumber {
            for (point, cells) in rows.enumerated() {
                guard let residual = cells[policy].theory.residual else { continue }
                let middle = Double(point + 1)
                plot.line(
                    policy, [(middle - 0.3, residual), (middle + 0.3, residual)], isTheory: true)
            }
            return
        }
        plot.line(
            policy,
            rows.compactMap { cells in
                cells[policy].theory.residual.map { (Self.offered(cells[policy]), $0) }
            }.sorted { $0.0 < $1.0 }, isTheory: true)
    }

    private func draw(_ cell: Cell, _ point: Int, on plot: inout Plot) {
        let at = isByNumber ? Double(point + 1) : Self.offered(cell)
        if let interval = cell.residualInterval {
            plot.whisker(
                cell.policy, at: at, from: cell.lost == 0 ? 0 : interval.low,
                to: min(1, interval.high), among: policies.count)
        }
        plot.mark(cell.policy, at, cell.residual, among: policies.count)
    }

    // MARK: What it costs

    var cost: String? {
        let cells = rows.flatMap { $0 }
        guard !cells.isEmpty else { return nil }
        var plot = Plot(
            across: .logarithmic(
                cells.flatMap { [$0.residual, $0.theory.residual ?? $0.residual] },
                floor: floor, limit: 1,
                name: words.residualAxis, label: Self.share),
            up: .linear(
                cells.flatMap { [$0.overhead, $0.theory.overhead ?? $0.overhead] },
                name: words.costAxis, label: { Self.short($0) }))
        for policy in policies {
            let series = rows.map { $0[policy] }
            plot.line(
                policy,
                series.compactMap { cell in
                    guard let residual = cell.theory.residual, let cost = cell.theory.overhead
                    else { return nil }
                    return (residual, cost)
                }, isTheory: true)
            for cell in series { plot.mark(policy, cell.residual, cell.overhead) }
        }
        return plot.svg(label: words.cost.title)
    }

    // MARK: How late it comes

    /// P(later than so long), with the undelivered as never.
    var delay: String? {
        guard rows.indices.contains(chosen) else { return nil }
        let series = rows[chosen].map(Self.tail)
        let all = series.flatMap { $0 }
        guard !all.isEmpty else { return nil }
        var plot = Plot(
            across: .logarithmic(all.map(\.0), name: words.delayAxis, label: Self.time),
            up: .logarithmic(all.map(\.1), limit: 1, name: words.laterAxis, label: Self.share))
        for (policy, points) in series.enumerated() {
            plot.line(policy, points)
            for point in points { plot.mark(policy, point.0, point.1) }
        }
        return plot.svg(label: words.delay.title)
    }

    private static func tail(_ cell: Cell) -> [(Double, Double)] {
        zip(DelayQuantiles.ranks, cell.delay.values).compactMap { rank, value in
            // The longest is later than nothing; it has no place on this axis.
            guard rank < 1000, let value else { return nil }
            return (max(Double(value.nanoseconds) / 1e6, 0.001), Double(1000 - rank) / 1000)
        }
    }

    // MARK: What the weather did

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
                name: words.runAxis,
                label: { Self.short($0) }),
            up: .logarithmic(
                shares + theory.map(\.1), limit: 1, name: words.reachAxis, label: Self.share))
        plot.line(0, theory, isTheory: true)
        for (run, share) in zip(reached, shares) {
            if let interval = Interval.wilson(hits: run.hits, of: all, z: Cell.z) {
                plot.whisker(0, at: run.length, from: interval.low, to: min(1, interval.high))
            }
            plot.mark(0, run.length, share)
        }
        return plot.svg(label: words.runs.title)
    }

    // MARK: Names of values

    /// Theory's share where there is one, so that policies stand one above the other.
    private static func offered(_ cell: Cell) -> Double { cell.theory.offered ?? cell.offeredLoss }

    static func share(_ value: Double) -> String {
        if value <= 0 { return "0" }
        var places = 0
        var digits = value * 100
        while digits < 0.99, places < 9 {
            digits *= 10
            places += 1
        }
        return Figure.decimal(value * 100, places: places) + "%"
    }

    private static func time(_ milliseconds: Double) -> String {
        if milliseconds < 0.99 { return Figure.decimal(milliseconds * 1000, places: 0) + "µs" }
        if milliseconds < 999 { return Figure.decimal(milliseconds, places: 0) + "ms" }
        return short(milliseconds / 1000) + "s"
    }

    /// Without a point where it is whole.
    static func short(_ value: Double) -> String {
        let text = Figure.decimal(value, places: 2)
        return text.hasSuffix(".00")
            ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text
    }
}
