import PomboCore

extension Scenario {
    /// What makes a scenario an experiment: traffic with numbers, weather link by link, and books.
    package struct Experiment: Sendable {
        /// When the first message may be written. Until then everybody joins in weather that only
        /// delays: clients shall know their round trip, and no lost HELLO make anybody late.
        package let begin: Instant
        package var messages: [LabMessage]
        /// By client, from `begin` on.
        package var up: [Weather]
        package var down: [Weather]
        /// The recordings that weathers speak of.
        package var recordings = Recordings()
        /// The message whose way is drawn.
        package var ladderOf: Int?
        /// The link whose fates are recorded.
        package var recorded: (client: Int, direction: LabScope.Direction)?
        /// How long after the last message the stragglers are waited for.
        package var patience = Duration.seconds(60)

        /// A link to join over: no slower than a second, or nobody would ever get in.
        static func calm(_ weather: Weather) -> Weather {
            var calm = Weather()
            calm.delay = min(weather.delay, .seconds(1))
            calm.jitter = weather.jitter
            calm.jitter?.amount = min(weather.jitter?.amount ?? .zero, .milliseconds(200))
            return calm
        }

        package init(messages: [LabMessage], up: [Weather], down: [Weather]) {
            let slowest = (up + down).map { Self.calm($0).delay }.max() ?? .zero
            begin = .zero + .seconds(2) + slowest * 8
            self.messages = messages
            self.up = up
            self.down = down
        }
    }
}
