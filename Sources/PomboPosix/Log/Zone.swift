import CPombo
import PomboCore

/// The zone in which times are read and shown.
package enum Zone: Equatable, Sendable {
    case utc
    /// Where this machine stands.
    case local

    /// Seconds east of UTC at that time.
    package func offset(at time: WallTime) -> Int {
        switch self {
        case .utc: 0
        case .local: Int(cpombo_zone_offset(time.microseconds / 1_000_000))
        }
    }

    package func civil(_ time: WallTime) -> CivilTime {
        CivilTime(time, offset: offset(at: time))
    }

    /// The instant of a date and time of day here. Where the clock is set back, the first of two;
    /// where it is set forward, so much behind the change as the time that is skipped.
    package func wallTime(_ civil: CivilTime) -> WallTime {
        // The offset depends on the instant that is wanted. A day before and a day behind, the
        // offsets are those of both sides of a change, if there is one.
        let rough = civil.wallTime().microseconds
        let day: Int64 = 86_400_000_000
        let before = offset(at: WallTime(microseconds: rough - day))
        let behind = offset(at: WallTime(microseconds: rough + day))
        let early = civil.wallTime(offset: before)
        if before == behind || offset(at: early) == before { return early }
        let late = civil.wallTime(offset: behind)
        return offset(at: late) == behind ? late : early
    }
}
