import PomboCore

/// When a relay rests between two batches although it could serve: while lines come one by one but
/// closely, it waits for as long as three of them take, so that they share one wake-up, one write
/// and sync, and one datagram to each member. No line waits unless many came just before it.
struct RelayRest {
    /// The mean time from one line to the next.
    private var interval = Self.lull
    private var lastStart = Instant.zero
    /// Until when three lines should have come; past if a rest is not worth it.
    private(set) var end = Instant.zero
    private var hasRested = false
    /// How many rests are left out, because those before them gathered nothing: somebody waits for
    /// an answer before each next line, and would wait longer for no gain.
    private var skips = 0
    private var nextSkips = 1

    private static let gathered = 3
    /// A shorter one would cost more than it saves.
    private static let shortest = Duration.microseconds(500)
    /// Lines that are so far apart that a rest would have to be longer are served one by one.
    static let longest = Duration.microseconds(3500)
    /// What comes in larger batches already shares all there is to share.
    private static let few = 6
    /// After a silence as long as this, the lines before it do not count.
    private static let lull = Duration.milliseconds(5)
    private static let mostSkips = 64

    /// A batch of `count` datagrams was taken in, with records for the log or without.
    mutating func note(_ count: Int, hasRecords: Bool, at start: Instant) {
        if hasRested { judge(gathered: count) }
        hasRested = false
        guard hasRecords else { return }
        let gap = lastStart.duration(to: start)
        interval = gap < Self.lull ? interval + (gap / count - interval) / 8 : Self.lull
        lastStart = start
        let rest = max(interval * Self.gathered, Self.shortest)
        end = count <= Self.few && rest <= Self.longest ? start + rest : start
    }

    /// Asked before each rest and each nap; says whether it may be.
    mutating func begin() -> Bool {
        hasRested = skips == 0
        if skips > 0 { skips -= 1 }
        return hasRested
    }

    private mutating func judge(gathered count: Int) {
        if count > 1 {
            nextSkips = 1
        } else {
            skips = nextSkips
            nextSkips = min(nextSkips * 2, Self.mostSkips)
        }
    }
}
