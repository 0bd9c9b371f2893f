import PomboCore

/// What a sweep varies: each value is a point of the plots.
package enum LabSweep: Hashable, Sendable {
    /// `sweep loss 1% 5% 10%`: of independent loss, or of the burst if the weather has one. Nil is
    /// both directions.
    case loss([Probability], LabScope.Direction?)
    /// `sweep weather loss 5% | burst 5% 8 | storm`
    case weather([Weather], LabScope.Direction?)

    package var count: Int {
        switch self {
        case .loss(let values, _): values.count
        case .weather(let values, _): values.count
        }
    }
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
    /// How tables and plots name it: `loss 5%`; empty if nothing is swept.
    package var label: String
    /// What is swept, for an axis; nil if nothing is or if weathers are.
    package var loss: Probability?
    private var overrides: [LabWeather]

    init(label: String, loss: Probability? = nil, _ overrides: [LabWeather]) {
        self.label = label
        self.loss = loss
        self.overrides = overrides
    }

    package func weather(of peer: Name, _ direction: LabScope.Direction, in file: LabFile)
        -> Weather
    {
        let weather =
            overrides.last { $0.scope.covers(peer, direction) }?.weather
            ?? file.weather(of: peer, direction)
        guard let loss, sweptDirection.map({ $0 == direction }) ?? true else { return weather }
        return weather.losing(loss) ?? weather
    }

    var sweptDirection: LabScope.Direction?
}

extension LabFile {
    /// The weathers that the experiment goes through; one if it sweeps nothing.
    package var points: [LabPoint] {
        switch sweep {
        case nil: return [LabPoint(label: "", [])]
        case .loss(let values, let direction):
            return values.map { value in
                var point = LabPoint(label: "loss \(value)", loss: value, [])
                point.sweptDirection = direction
                return point
            }
        case .weather(let values, let direction):
            return values.map {
                LabPoint(
                    label: $0.description, [LabWeather($0, for: LabScope(direction))])
            }
        }
    }
}
