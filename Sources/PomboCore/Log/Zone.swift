/// The zone in which times are read and shown.
///
/// A value that knows no clock: that of the machine is made where the system is called.
package struct Zone: Sendable {
    /// Seconds east of UTC at a time.
    private let offset: @Sendable (WallTime) -> Int

    package init(offset: @escaping @Sendable (WallTime) -> Int) { self.offset = offset }

    package static let utc = Zone { _ in 0 }

    package func offset(at time: WallTime) -> Int { offset(time) }

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
