import PomboCore

/// The weather of each client that shows up, one link in each direction.
///
/// The names are the simulator's, `c0 up`, `c0 down`, `c1 up`…, in the order of appearance: the
/// same seed gives the first client the same fates in virtual time and in front of real programs.
package struct Forecast: Sendable {
    /// Seen from the clients: up is towards the server.
    package enum Direction: String, CaseIterable, Sendable { case up, down }

    package let weather: Weather
    package let direction: Direction
    package let seed: UInt64
    private let start: Instant
    private let trace: Trace?

    /// Outages and bursts of time begin to count at `start`, for all clients together.
    package init(
        _ weather: Weather, _ direction: Direction, seed: UInt64, start: Instant,
        trace: Trace? = nil
    ) {
        self.weather = weather
        self.direction = direction
        self.seed = seed
        self.start = start
        self.trace = trace
    }

    /// For the client that came as number `client`, counted from 0.
    package func link(_ client: Int) -> Link {
        Link(
            weather, name: "c\(client) \(direction.rawValue)", seed: seed, start: start,
            trace: trace)
    }
}
