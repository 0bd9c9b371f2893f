import PomboCore

/// Holds the engine against the closed forms, for any weather.
///
/// Each stage is measured by itself on the same seed and name: stages do not shift each other's
/// draws, so what a stage does alone is what it does among the others. The family of comparisons
/// is right at the given confidence all together.
package struct WeatherCheck: Sendable {
    package var weather: Weather
    package var name: String
    package var seed: UInt64
    package var count: Int
    /// From one datagram to the next. A chain driven by time is always asked once a slot.
    package var spacing: Duration
    package var confidence: Double

    package init(
        _ weather: Weather, name: String = "link", seed: UInt64, count: Int = 200_000,
        spacing: Duration = .milliseconds(20), confidence: Double = 0.999
    ) {
        self.weather = weather
        self.name = name
        self.seed = seed
        self.count = count
        self.spacing = spacing
        self.confidence = confidence
    }

    /// Every comparison that this weather allows.
    package func comparisons() -> [Comparison] {
        let z = Interval.z(
            confidence: confidence, comparisons: Comparison.Quantity.allCases.count)
        return scripted(z) + losses(z) + delays(z) + orders(z) + extras(z) + total(z)
    }

    /// A run of this weather reduced to what `keep` copies from it.
    func run(
        spacing: Duration? = nil, byteCount: Int = 100, _ keep: (inout Weather) -> Void
    ) -> LinkRun {
        var part = Weather()
        keep(&part)
        return LinkRun(
            part, name: name, seed: seed, count: count, spacing: spacing ?? self.spacing,
            byteCount: byteCount)
    }

    func share(
        _ quantity: Comparison.Quantity, expected: Double, hits: Int, of trials: Int, z: Double,
        varianceFactor: Double = 1
    ) -> Comparison {
        Comparison(
            quantity, expected: expected, measured: Double(hits) / Double(max(trials, 1)),
            interval: .wilson(hits: hits, of: trials, z: z, varianceFactor: varianceFactor))
    }

    /// Laid down in advance: no chance, so the intervals are points, or one period wide.
    private func scripted(_ z: Double) -> [Comparison] {
        var rows: [Comparison] = []
        if let outage = weather.outage {
            let run = run { $0.outage = outage }
            let measured = Double(run.lostCount) / Double(count)
            let periods = Double(count) * seconds(spacing) / seconds(outage.period)
            rows.append(
                Comparison(
                    .outage, expected: seconds(outage.length) / seconds(outage.period),
                    measured: measured,
                    interval: periods < 1 ? nil : Interval(around: measured, margin: 1 / periods)))
        }
        if let script = weather.script {
            let run = run { $0.script = script }
            let measured = Double(run.lostCount)
            let point = Interval(low: measured, high: measured)
            switch script {
            case .list(let ranges):
                let last = UInt64(count)
                let listed = ranges.reduce(0.0) { sum, range in
                    guard range.lowerBound <= last else { return sum }
                    return sum + Double(min(range.upperBound, last) - range.lowerBound + 1)
                }
                rows.append(
                    Comparison(.listed, expected: listed, measured: measured, interval: point))
            case .pattern(let places, let loops):
                let all = places.count { $0 }
                let rounds = loops ? count / places.count : min(count / places.count, 1)
                let rest = loops || rounds == 0 ? count - rounds * places.count : 0
                let losses = rounds * all + places.prefix(rest).count { $0 }
                rows.append(
                    Comparison(
                        .pattern, expected: Double(losses), measured: measured, interval: point))
            case .trace: break
            }
        }
        return rows
    }

    private func extras(_ z: Double) -> [Comparison] {
        var rows: [Comparison] = []
        if !weather.corrupt.isZero {
            let hits = run { $0.corrupt = weather.corrupt }.corruptedCount
            let expected = weather.corrupt.value
            rows.append(share(.corrupted, expected: expected, hits: hits, of: count, z: z))
        }
        if !weather.duplicate.isZero {
            let hits = run { $0.duplicate = weather.duplicate }.duplicateCount
            let expected = weather.duplicate.value
            rows.append(share(.duplicated, expected: expected, hits: hits, of: count, z: z))
        }
        return rows
    }

    func seconds(_ duration: Duration) -> Double { Double(duration.nanoseconds) / 1e9 }
}
