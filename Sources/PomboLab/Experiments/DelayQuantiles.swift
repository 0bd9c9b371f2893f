import PomboCore

/// Delays by nearest rank, undelivered counting as never.
package struct DelayQuantiles: Hashable, Sendable {
    /// The ranks that are kept, in thousandths.
    package static let ranks = [10, 100, 250, 500, 750, 900, 950, 990, 995, 999, 1000]

    /// One for each rank; nil is never.
    package private(set) var values: [Duration?] = Array(repeating: nil, count: ranks.count)
    /// How many delays there were, never counted as well.
    package private(set) var count = 0

    package init() {}

    /// `delays` of what was delivered, out of `count` in all.
    package init(_ delays: [Int64], of count: Int) {
        self.count = count
        let sorted = delays.sorted()
        for (index, rank) in Self.ranks.enumerated() where count > 0 {
            let place = max(1, (count * rank + 999) / 1000)
            values[index] = place <= sorted.count ? .nanoseconds(sorted[place - 1]) : nil
        }
    }

    /// Several runs as one: of each rank the middle run's value, never the largest of all.
    package init(middleOf runs: [DelayQuantiles]) {
        count = runs.reduce(0) { $0 + $1.count }
        for index in values.indices where !runs.isEmpty {
            let sorted = runs.map { $0.values[index]?.nanoseconds ?? .max }.sorted()
            let middle = sorted[(sorted.count - 1) / 2]
            values[index] = middle == .max ? nil : .nanoseconds(middle)
        }
    }

    package subscript(rank: Int) -> Duration? {
        Self.ranks.firstIndex(of: rank).flatMap { values[$0] }
    }

    package var p50: Duration? { self[500] }
    package var p90: Duration? { self[900] }
    package var p95: Duration? { self[950] }
    package var p99: Duration? { self[990] }

    /// p95 − p50: what a buffer would have to even out. Never where one of them is never.
    package var spread: Duration? {
        guard let p95, let p50 else { return nil }
        return p95 - p50
    }
}
