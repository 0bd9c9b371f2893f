import PomboCore

/// How long to wait when nothing is there.
package enum Patience: Equatable, Sendable {
    case none
    case atMost(Duration)
    case forever

    /// Until a deadline, seen from now; without one, for ever.
    package static func until(_ deadline: Instant?, from now: Instant) -> Patience {
        guard let deadline, deadline != .distantFuture else { return .forever }
        return deadline <= now ? .none : .atMost(now.duration(to: deadline))
    }

    /// Nanoseconds; below zero for ever.
    var nanoseconds: Int64 {
        switch self {
        case .none: 0
        case .atMost(let duration): max(0, duration.nanoseconds)
        case .forever: -1
        }
    }
}
