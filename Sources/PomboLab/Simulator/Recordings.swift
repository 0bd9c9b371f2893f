import PomboCore

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
