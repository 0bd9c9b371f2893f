import PomboCore

/// What a sweep varies: each weather with each loss is a point of the plots.
package struct LabSweep: Hashable, Sendable {
    /// `sweep weather loss 5% | burst 5% 8 | storm`; empty: the file's own weather.
    package var weathers: [Weather] = []
    /// Nil is both directions.
    package var weatherWay: LabScope.Direction?
    /// `sweep loss 1% 5% 10%`: of independent loss, or of the burst if the weather has one. Empty:
    /// as the weathers have it.
    package var losses: [Probability] = []
    package var lossWay: LabScope.Direction?

    package init() {}

    package var isEmpty: Bool { weathers.isEmpty && losses.isEmpty }
    package var count: Int { max(1, weathers.count) * max(1, losses.count) }
}

extension Weather {
    /// This weather with another share of losses: the burst's, keeping its runs, or independent
    /// ones. Nil where such short runs cannot lose so much.
    package func losing(_ share: Probability) -> Weather? {
        var weather = self
        switch burst {
        case .datagrams(_, let run): weather.burst = .datagrams(share, run: run)
        case .time(_, let run): weather.burst = .time(share, run: run)
        case .states: return nil
        case nil:
            weather.loss = share
            return weather
        }
        // The parser knows which runs are possible.
        if share.isZero {
            weather.burst = nil
            return weather
        }
        return try? Weather(weather.description)
    }
}

extension LabFile {
    /// The weathers that the experiment goes through; one if it sweeps nothing.
    package var points: [LabPoint] {
        let weathers = sweep.weathers.isEmpty ? [nil] : sweep.weathers.map(Optional.some)
        let losses = sweep.losses.isEmpty ? [nil] : sweep.losses.map(Optional.some)
        return weathers.flatMap { weather in
            losses.map { LabPoint(sweep, weather: weather, loss: $0) }
        }
    }
}
