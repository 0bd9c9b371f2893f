import PomboText

// What is lost in the end, and what it costs to lose less.
extension ReportPlots {
    /// Against the share of first transmissions lost, or against the numbers of the weathers.
    var residual: String? {
        let cells = rows.flatMap { $0 }
        guard !cells.isEmpty else { return nil }
        let shares = cells.flatMap { cell in
            [cell.residual, cell.theory.residual ?? cell.residual]
                + (cell.residualInterval.map { [$0.high] } ?? [])
        }
        var plot = Plot(
            across: isByNumber
                ? .places(rows.count, name: ReportTexts.weatherAxis[language]) : offeredAxis(cells),
            up: .logarithmic(
                shares, floor: floor, limit: 1, name: ReportTexts.residualAxis[language],
                label: Self.share))
        for policy in policies { drawTheory(of: policy, on: &plot) }
        for policy in policies {
            for (point, cells) in rows.enumerated() { draw(cells[policy], point, on: &plot) }
        }
        return plot.svg(label: ReportTexts.residual(isByNumber: isByNumber).title[language])
    }

    private func offeredAxis(_ cells: [Cell]) -> Axis {
        .logarithmic(
            cells.map(Self.offered), limit: 1, name: ReportTexts.offeredAxis[language],
            label: Self.share)
    }

    /// Of the room that a numbered weather has, for all policies together.
    private static let room = 0.8

    /// Side by side: by so much of a number where there is room, else by a few units.
    private func place(_ point: Int, _ cell: Cell) -> (across: Double, shift: Double) {
        let aside = Double(cell.policy) - Double(policies.count - 1) / 2
        return isByNumber
            ? (Double(point + 1) + aside * Self.room / Double(policies.count), 0)
            : (Self.offered(cell), aside * 3)
    }

    private func drawTheory(of policy: Int, on plot: inout Plot) {
        let series = rows.map { $0[policy] }
        guard isByNumber else {
            let points = series.compactMap { cell in
                cell.theory.residual.map { (Self.offered(cell), $0) }
            }
            plot.line(policy, points.sorted { $0.0 < $1.0 }, isTheory: true)
            return
        }
        for (point, cell) in series.enumerated() {
            guard let residual = cell.theory.residual else { continue }
            let middle = place(point, cell).across
            let half = Self.room / Double(policies.count) / 2
            plot.line(
                policy, [(middle - half, residual), (middle + half, residual)], isTheory: true)
        }
    }

    private func draw(_ cell: Cell, _ point: Int, on plot: inout Plot) {
        let (across, shift) = place(point, cell)
        if let interval = cell.residualInterval {
            plot.whisker(
                cell.policy, at: across, from: interval.low, to: interval.high, shift: shift)
        }
        plot.mark(cell.policy, across, cell.residual, shift: shift)
    }

    /// Where nothing stays lost, nothing can be held against it.
    var costsByOffered: Bool {
        !isByNumber && rows.allSatisfy { $0.allSatisfy { $0.lost == 0 } }
    }

    /// Against what stays lost, or against the share of first transmissions lost.
    var cost: String? {
        let cells = rows.flatMap { $0 }
        guard !cells.isEmpty else { return nil }
        let isByOffered = costsByOffered
        let lossAxis = Axis.logarithmic(
            cells.flatMap { [$0.residual, $0.theory.residual ?? $0.residual] }, floor: floor,
            limit: 1, name: ReportTexts.residualAxis[language], label: Self.share)
        var plot = Plot(
            across: isByOffered ? offeredAxis(cells) : lossAxis,
            up: .linear(
                cells.flatMap { [$0.overhead, $0.theory.overhead ?? $0.overhead] },
                name: ReportTexts.costAxis[language], label: { Self.short($0) }))
        for policy in policies {
            let series = rows.map { $0[policy] }
            let theory = series.compactMap { cell -> (Double, Double)? in
                let loss = isByOffered ? Self.offered(cell) : cell.theory.residual
                guard let loss, let cost = cell.theory.overhead else { return nil }
                return (loss, cost)
            }
            plot.line(policy, theory.sorted { $0.0 < $1.0 }, isTheory: true)
            for cell in series {
                plot.mark(policy, isByOffered ? Self.offered(cell) : cell.residual, cell.overhead)
            }
        }
        return plot.svg(label: ReportTexts.cost.title[language])
    }
}
