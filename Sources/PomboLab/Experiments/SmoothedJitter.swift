/// How unevenly things come: the smoothed difference of neighbouring delays (RFC 3550, 6.4.1).
///
/// Note delays in the order of arrival. Integers all the way, so that the digits are the same on
/// every platform.
struct SmoothedJitter: Sendable {
    private var smoothed: Int64 = 0
    private var before: Int64?
    private var count = 0

    /// In nanoseconds.
    mutating func note(_ delay: Int64) {
        if let before { smoothed += (abs(delay - before) - smoothed) / 16 }
        before = delay
        count += 1
    }

    /// Nil below two delays.
    var value: Duration? { count < 2 ? nil : .nanoseconds(smoothed) }
}

extension Duration {
    /// The lower one of the two middle ones; nil without any.
    static func middle(of values: [Duration]) -> Duration? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}
