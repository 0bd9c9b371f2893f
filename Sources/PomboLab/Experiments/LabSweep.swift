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

/// One weather of an experiment, on the links of everybody.
package struct LabPoint: Hashable, Sendable {
    /// How tables and plots name it: `loss 5%`, `burst 5% 8 · loss 10%`; empty if nothing is swept.
    package let label: String
    /// As swept; nil if weathers are not.
    package let weather: Weather?
    /// As swept, for an axis; nil if losses are not.
    package let loss: Probability?
    private let weatherWay: LabScope.Direction?
    private let lossWay: LabScope.Direction?

    init(_ sweep: LabSweep = LabSweep(), weather: Weather? = nil, loss: Probability? = nil) {
        let names = [weather.map { "\($0)" }, loss.map { "loss \($0)" }]
        label = names.compactMap { $0 }.joined(separator: " · ")
        self.weather = weather
        self.loss = loss
        weatherWay = sweep.weatherWay
        lossWay = sweep.lossWay
    }

    /// Nil where the weather cannot lose as much as the sweep wants.
    func possibleWeather(
        of peer: Name, _ direction: LabScope.Direction, in file: LabFile
    ) -> Weather? {
        let isSwept = weatherWay ?? direction == direction
        let weather = (isSwept ? weather : nil) ?? file.weather(of: peer, direction)
        guard let loss, lossWay ?? direction == direction else { return weather }
        return weather.losing(loss)
    }

    package func weather(
        of peer: Name, _ direction: LabScope.Direction, in file: LabFile
    ) -> Weather {
        possibleWeather(of: peer, direction, in: file) ?? file.weather(of: peer, direction)
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
