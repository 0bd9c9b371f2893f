import PomboCore

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
