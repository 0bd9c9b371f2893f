/// A point on a monotonic clock, in nanoseconds since a start that only its owner knows.
package struct Instant: InstantProtocol, Hashable, Sendable {
    package typealias Duration = Swift.Duration

    package var nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static let zero = Instant(nanoseconds: 0)

    /// Later than every deadline: "never", for a timer that is not armed.
    package static let distantFuture = Instant(nanoseconds: .max)

    package static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// Stops at the end of time: "never" plus anything is still never.
    package func advanced(by duration: Duration) -> Instant {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
        return overflow ? .distantFuture : Instant(nanoseconds: sum)
    }

    package func duration(to other: Instant) -> Duration {
        .nanoseconds(other.nanoseconds - nanoseconds)
    }

    package static func + (instant: Instant, duration: Duration) -> Instant {
        instant.advanced(by: duration)
    }

    package static func - (instant: Instant, duration: Duration) -> Instant {
        instant.advanced(by: .zero - duration)
    }
}

extension Duration {
    /// The whole nanoseconds; exact for anything below 292 years.
    package var nanoseconds: Int64 {
        // Nearly all are below nine seconds, and 128 bits take ten times as long to divide.
        if let short = Int64(exactly: attoseconds) { return short / 1_000_000_000 }
        let (seconds, rest) = components
        return seconds * 1_000_000_000 + rest / 1_000_000_000
    }

    package var microseconds: Int64 { nanoseconds / 1000 }

    package var milliseconds: Int64 { nanoseconds / 1_000_000 }
}
