import PomboCore

extension Scenario {
    /// What makes a scenario an experiment: traffic with numbers, weather link by link, and books.
    package struct Experiment: Sendable {
        /// When the first message may be written; until then everybody joins in fine weather.
        package var begin: Instant
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

        package init(begin: Instant, messages: [LabMessage], up: [Weather], down: [Weather]) {
            self.begin = begin
            self.messages = messages
            self.up = up
            self.down = down
        }
    }
}

/// Recordings by the names that weathers give them.
package struct Recordings: Hashable, Sendable {
    private var entries: [(name: String, trace: Trace)] = []

    package init() {}

    package subscript(name: String) -> Trace? { entries.first { $0.name == name }?.trace }

    package mutating func add(_ trace: Trace, named name: String) {
        if self[name] == nil { entries.append((name, trace)) }
    }

    func trace(for weather: Weather) -> Trace? {
        if case .trace(let name) = weather.script { return self[name] }
        return nil
    }

    package static func == (left: Recordings, right: Recordings) -> Bool {
        left.entries.map(\.name) == right.entries.map(\.name)
            && left.entries.map(\.trace) == right.entries.map(\.trace)
    }

    package func hash(into hasher: inout Hasher) {
        for entry in entries { hasher.combine(entry.name) }
    }
}
