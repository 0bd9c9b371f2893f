/// `weather down burst 5% 160ms`.
package struct LabWeather: Hashable, Sendable {
    package var scope: LabScope
    package var weather: Weather

    package init(_ weather: Weather, for scope: LabScope = LabScope()) {
        self.scope = scope
        self.weather = weather
    }
}
