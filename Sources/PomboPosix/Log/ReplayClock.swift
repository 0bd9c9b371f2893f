import CPombo
import PomboCore

/// The clocks of a replay: what time it is, and waiting for a point in time rather than for a span.
package enum ReplayClock {
    package static var wall: WallTime { WallTime(microseconds: cpombo_wall_microseconds()) }

    package static var now: Instant { Instant(nanoseconds: cpombo_monotonic_nanoseconds()) }

    /// Sleeps until `deadline`. False if a signal came first.
    package static func sleep(until deadline: Instant) -> Bool {
        cpombo_sleep_until(deadline.nanoseconds) == 0
    }
}
