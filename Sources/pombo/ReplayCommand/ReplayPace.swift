import PomboCore
import PomboPosix
import PomboText

/// When each record is due. The deadlines are absolute: what one record comes too late does not
/// make the next one late, so an hour's replay ends when it should.
struct ReplayPace {
    /// Thousandths of the original speed, or zero for none.
    private let speed: Int
    private let rate: Int?
    private let maxGap: Duration?
    private var start: Instant?
    private var last: WallTime?
    /// Microseconds of the story so far, with pauses as short as they may be.
    private var told: Int64 = 0
    private var count = 0

    init(speed: Int, rate: Int?, maxGap: Duration?) {
        self.speed = speed
        self.rate = rate
        self.maxGap = maxGap
    }

    /// When a record of that time is due, if the first one is shown at `now`.
    mutating func deadline(_ time: WallTime, now: Instant) -> Instant {
        let start = start ?? now
        self.start = start
        if let last {
            var gap = max(0, time.microseconds - last.microseconds)
            if let maxGap { gap = min(gap, maxGap.microseconds) }
            told += gap
        }
        last = time
        defer { count += 1 }
        return start.advanced(by: elapsed)
    }

    /// How long after the start the record is due. From all that was told rather than pause by
    /// pause: a microsecond that is rounded away a million times is a second.
    private var elapsed: Duration {
        if let rate { return .nanoseconds(Int64(count) * 1_000_000_000 / Int64(rate)) }
        let (whole, rest) = told.quotientAndRemainder(dividingBy: Int64(speed))
        guard whole < Self.longest else { return .nanoseconds(Self.longest * 1_000_000) }
        return .nanoseconds(whole * 1_000_000 + rest * 1_000_000 / Int64(speed))
    }

    /// A century in thousandths of a second: a log may claim to be older than waiting can be told.
    private static let longest: Int64 = 3_155_760_000_000

    /// The next round of a loop begins a moment after the last record, not at its old time.
    mutating func beginAgain() { last = nil }
}
