import PomboCore

/// When a relay rests between two batches although it could serve: while lines come one by one but
/// closely, it waits for as long as three of them take, so that they share one wake-up, one write
/// and sync, and one datagram to each member. No line waits unless many came just before it.
struct RelayRest {
    enum Pause { case rest, nap }

    /// The mean time from one line to the next, as long as nobody has to wait for a rest: who waits
    /// for an answer before each line would make the rests longer, and they the time between lines.
    private var interval = Self.lull
    private var lastStart = Instant.zero
    /// Until when three lines should have come; past if a rest is not worth it.
    private(set) var end = Instant.zero
    private var lastPause: Pause?
    /// The batch before began with a rest: the next line may come at once, and says nothing.
    private var wasRested = false
    private var restCount = 0
    /// How many pauses are left out, because those before them gathered nothing: somebody waits for
    /// an answer before each next line, and would wait longer for no gain.
    private var skips = 0
    private var nextSkips = 1
    /// How many rests, but no naps, are left out to see how close the lines are without.
    private var looks = Self.looksAfterSilence

    private static let gathered = 3
    /// Lines so far apart that a rest would have to be longer are served one by one; those closer
    /// than the shortest would gather keep the relay busy, and are napped for.
    static let worthwhile = Duration.microseconds(500)...Duration.microseconds(3500)
    /// What comes in larger batches already shares all there is to share.
    private static let few = 6
    /// After a silence as long as this, the lines before it do not count.
    private static let lull = Duration.milliseconds(5)
    private static let looksAfterSilence = 8
    private static let looksAfterRests = 2
    private static let restsInRow = 16
    private static let mostSkips = 64

    /// A batch of `count` datagrams was taken in, with records for the log or without.
    mutating func note(_ count: Int, hasRecords: Bool, at start: Instant) {
        let isRested = lastPause == .rest
        if lastPause != nil { judge(gathered: count, isRested) }
        lastPause = nil
        guard hasRecords else { return }
        let gap = lastStart.duration(to: start)
        lastStart = start
        if gap >= Self.lull {
            interval = Self.lull
            looks = Self.looksAfterSilence
        } else if !isRested && !wasRested {
            // Too long a rest does harm, too short a one only helps less.
            let sample = gap / count
            interval += (sample - interval) / (sample < interval ? 2 : 8)
        }
        wasRested = isRested
        let rest = interval * Self.gathered
        end = count <= Self.few && Self.worthwhile.contains(rest) ? start + rest : start
    }

    /// Asked before each pause; says whether it may be.
    mutating func begin(_ pause: Pause) -> Bool {
        if skips > 0 {
            skips -= 1
            return false
        }
        if pause == .rest, looks > 0 {
            looks -= 1
            return false
        }
        lastPause = pause
        return true
    }

    private mutating func judge(gathered count: Int, _ isRested: Bool) {
        guard count > 1 else {
            skips = nextSkips
            nextSkips = min(nextSkips * 2, Self.mostSkips)
            return
        }
        nextSkips = 1
        guard isRested else { return }
        restCount += 1
        if restCount % Self.restsInRow == 0 { looks = Self.looksAfterRests }
    }
}
