import PomboCore

// Losses by chance, their runs, and the bottleneck.
extension WeatherCheck {
    func losses(_ z: Double) -> [Comparison] {
        var rows: [Comparison] = []
        if !weather.loss.isZero {
            let run = run { $0.loss = weather.loss }
            let p = weather.loss.value
            rows.append(share(.loss, expected: p, hits: run.lostCount, of: count, z: z))
            if p < 1 {
                let expected = ClosedForms.independentRun(p)
                rows.append(geometricRun(.lossRun, expected: expected, run.lossRuns, z))
            }
        }
        if let burst = weather.burst { rows += bursts(burst, z) }
        if let rate = weather.rate { rows.append(bottleneck(rate)) }
        return rows
    }

    private func bursts(_ burst: Weather.Burst, _ z: Double) -> [Comparison] {
        let theory = GilbertTheory(burst)
        let run = run(spacing: .nanoseconds(GilbertChain.slot)) { $0.burst = burst }
        var rows = [
            share(
                .burst, expected: theory.loss, hits: run.lostCount, of: count, z: z,
                varianceFactor: theory.varianceFactor)
        ]
        guard theory.loss > 0, theory.loss < 1 else { return rows }
        let runs = run.lossRuns
        if theory.bad == 1, theory.good == 0 {
            rows.append(geometricRun(.burstRun, expected: theory.meanRun, runs, z))
            let length = max(2, Int(theory.meanRun + 0.5))
            let hits = runs.count { $0 >= length }
            let expected = theory.runReaches(length)
            rows.append(share(.longBursts, expected: expected, hits: hits, of: runs.count, z: z))
        } else {
            rows.append(meanRun(.burstRun, expected: theory.meanRun, runs, z))
        }
        return rows
    }

    /// Each loss is followed by another one with the same chance c, whatever came before, and a
    /// run has 1/(1 − c) on average: an interval for c is one for the mean. Right for few and for
    /// short runs as well, whose own scatter says nothing.
    private func geometricRun(
        _ quantity: Comparison.Quantity, expected: Double, _ runs: [Int], _ z: Double
    ) -> Comparison {
        let losses = runs.reduce(0, +)
        let chance = Interval.wilson(hits: losses - runs.count, of: losses, z: z)
        let interval = chance.flatMap {
            $0.high < 1 ? Interval(low: 1 / (1 - $0.low), high: 1 / (1 - $0.high)) : nil
        }
        return Comparison(
            quantity, expected: expected, measured: Double(losses) / Double(max(runs.count, 1)),
            interval: interval)
    }

    /// Runs are independent of each other, so their own scatter tells how sure their mean is.
    private func meanRun(
        _ quantity: Comparison.Quantity, expected: Double, _ runs: [Int], _ z: Double
    ) -> Comparison {
        let mean = Double(runs.reduce(0, +)) / Double(max(runs.count, 1))
        let squares = runs.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation = ClosedForms.squareRoot(squares / Double(max(runs.count - 1, 1)))
        // Runs that are all alike are too few to scatter.
        return Comparison(
            quantity, expected: expected, measured: mean,
            interval: deviation == 0
                ? nil : .mean(mean, deviation: deviation, of: runs.count, z: z))
    }

    /// At twice the speed half gets through, but for what the queue still holds.
    private func bottleneck(_ rate: Weather.Rate) -> Comparison {
        let byteCount = 1000
        let bits = Int64(byteCount) * 8 * 1_000_000_000
        let pace = max(1, bits / Int64(rate.bitsPerSecond) / 2)
        let run = run(spacing: .nanoseconds(pace), byteCount: byteCount) { $0.rate = rate }
        let measured = Double(count - run.lostCount) / Double(count)
        let expected = Double(bits) / Double(rate.bitsPerSecond) / Double(pace)
        let queued = Double(rate.queue.nanoseconds) / Double(pace) + 4
        return Comparison(
            .bottleneck, expected: 1 / expected, measured: measured,
            interval: Interval(around: measured, margin: queued / Double(count)))
    }

    /// All causes of chance together, as this weather's user meets them.
    func total(_ z: Double) -> [Comparison] {
        guard weather.outage == nil, weather.script == nil, weather.rate == nil,
            weather.mtu == nil, !weather.loss.isZero || weather.burst != nil
        else { return [] }
        let run = run(spacing: .nanoseconds(GilbertChain.slot)) { $0 = weather }
        let theory = weather.burst.map { GilbertTheory($0) } ?? GilbertTheory(p: 0, r: 1)
        let expected = 1 - (1 - weather.loss.value) * (1 - theory.loss)
        return [
            share(
                .totalLoss, expected: expected, hits: run.lostCount, of: count, z: z,
                varianceFactor: theory.varianceFactor)
        ]
    }
}
