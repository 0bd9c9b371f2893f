import PomboCore

/// The last minute of the network, a column a second.
struct NetPlot {
    static let seconds = 60
    private static let steps = Array("▁▂▃▄▅▆▇█")

    struct Sample: Equatable {
        var second: Int64
        var roundTrip: Int64?
        var repaired: Int
    }

    private(set) var samples: [Sample] = []
    private var repairedBefore = 0

    mutating func sample(_ view: ChatView, at now: Instant) {
        let second = now.nanoseconds / 1_000_000_000
        let new = max(0, view.repaired - repairedBefore)
        repairedBefore = view.repaired
        if samples.last?.second != second {
            samples.append(Sample(second: second, roundTrip: nil, repaired: 0))
            samples.removeAll { $0.second <= second - Int64(Self.seconds) }
        }
        let last = samples.count - 1
        samples[last].repaired += new
        samples[last].roundTrip = view.isAway ? nil : view.roundTrip?.microseconds
    }

    /// A column for each second up to `now`, as many as there is room for, blank where nothing
    /// happened; and the highest value of all. `lasts`: a value holds until the next sample, since
    /// a chat that is not woken takes none.
    func drawn(
        columns room: Int, at now: Instant, lasts: Bool, _ value: (Sample) -> Int64?
    ) -> (columns: String, highest: Int64) {
        let end = now.nanoseconds / 1_000_000_000
        let highest = samples.compactMap(value).max() ?? 0
        var columns = [Character](repeating: " ", count: max(1, min(room, Self.seconds)))
        for (index, sample) in samples.enumerated() {
            guard let value = value(sample) else { continue }
            let next = index + 1 < samples.count ? samples[index + 1].second : end + 1
            let step = highest == 0 ? 0 : Int(value * Int64(Self.steps.count - 1) / highest)
            for second in sample.second..<(lasts ? max(next, sample.second + 1) : sample.second + 1)
            {
                let place = columns.count - 1 - Int(end - second)
                if columns.indices.contains(place) { columns[place] = Self.steps[step] }
            }
        }
        return (String(columns), highest)
    }
}
