import PomboCore

/// Losses named in advance: by number, by a recording, or by meaning.
struct ScriptStage: Hashable, Sendable {
    private var list: [ClosedRange<UInt64>] = []
    private var pattern: [Bool] = []
    private var loops = false
    private var trace: [Trace.Entry] = []
    private var drops: [Weather.Drop]

    init(_ weather: Weather, recipient: String, trace recording: Trace?) {
        drops = weather.drops.filter { $0.recipient == nil || $0.recipient == recipient }
        switch weather.script {
        case .list(let ranges): list = ranges
        case .pattern(let places, let loops):
            pattern = places
            self.loops = loops
        case .trace: trace = recording?.entries ?? []
        case nil: break
        }
    }

    var isEmpty: Bool { list.isEmpty && pattern.isEmpty && trace.isEmpty && drops.isEmpty }

    /// A fate, if one is laid down for this datagram; nil where chance decides.
    mutating func fate(of transit: Transit) -> Fate? {
        if let index = drops.firstIndex(where: { $0.fits(transit.meaning) }) {
            drops.remove(at: index)
            return .lost(.meaning)
        }
        guard transit.purpose == .first, transit.number > 0 else { return nil }
        if isListed(transit.number) { return .lost(.list) }
        if isInPattern(transit.number) { return .lost(.pattern) }
        guard transit.number <= UInt64(trace.count) else { return nil }
        return trace[Int(transit.number) - 1].fate(at: transit.at)
    }

    /// Bisection: lists may be long recordings of a real network.
    private func isListed(_ number: UInt64) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low].contains(number)
    }

    private func isInPattern(_ number: UInt64) -> Bool {
        guard !pattern.isEmpty else { return false }
        let place = number - 1
        if loops { return pattern[Int(place % UInt64(pattern.count))] }
        return place < UInt64(pattern.count) && pattern[Int(place)]
    }
}
