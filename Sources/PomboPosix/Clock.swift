import CPombo
import PomboCore

/// The machine's clocks: one that only goes forward, and the time of day.
package struct Clock: Sendable {
    private let countsSleep: Bool

    /// A relay's clock stops while the machine sleeps, so that nobody is dropped for it; a
    /// client's counts the sleep, so that it notices how long it was away.
    package init(countsSleep: Bool = false) { self.countsSleep = countsSleep }

    package func now() -> Moment {
        Moment(
            instant: instant, wall: WallTime(microseconds: cpombo_wall_microseconds()))
    }

    package var instant: Instant {
        Instant(
            nanoseconds: countsSleep ? cpombo_boot_nanoseconds() : cpombo_awake_nanoseconds())
    }

    /// The processor time that this thread has used so far.
    package static var threadTime: Duration { .nanoseconds(cpombo_thread_nanoseconds()) }

    /// Lets the naps of this thread end within microseconds of their time. To be called once.
    package static func sharpenNaps() { cpombo_sleep_precisely() }

    /// Sleeps. A signal ends it early.
    package static func nap(_ duration: Duration) {
        _ = cpombo_sleep_until(cpombo_monotonic_nanoseconds() + duration.nanoseconds)
    }
}
