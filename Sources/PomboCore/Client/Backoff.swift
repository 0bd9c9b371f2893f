/// A waiting time that grows with each time it was waited in vain.
struct Backoff: Equatable, Sendable {
    private var thousandths: Int64 = 1000
    /// As many times the first wait.
    let limit: Int64

    init(limit: Int64) { self.limit = limit }

    mutating func reset() { thousandths = 1000 }

    mutating func grow(byThousandths factor: Int64 = 1500) {
        thousandths = min(thousandths * factor / 1000, limit * 1000)
    }

    mutating func shrink(to times: Int64) { thousandths = min(thousandths, times * 1000) }

    func stretch(_ wait: Duration) -> Duration {
        .nanoseconds(wait.nanoseconds * thousandths / 1000)
    }
}
