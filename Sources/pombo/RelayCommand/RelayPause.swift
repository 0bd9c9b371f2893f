import PomboCore
import PomboPosix

/// How a relay waits. With nothing there it sleeps until something comes and pays no latency; right
/// after a batch it looks again without waiting, and naps when more is there, so that one write
/// and one train serve many.
struct RelayPause {
    private var waiter = Waiter()
    private var isBusy = false
    private var start = Instant.zero
    private var lastBatch = Duration.zero

    /// A signal that comes just before a wait is seen at the latest after this.
    private static let longest = Duration.milliseconds(500)
    private static let nap = Duration.microseconds(150)...Duration.milliseconds(2)

    init(_ socket: Int32, _ signals: Int32, _ discovery: Int32?) {
        _ = waiter.watch(socket)
        _ = waiter.watch(signals)
        if let discovery { _ = waiter.watch(discovery) }
    }

    mutating func wait(until deadline: Instant, _ clock: Clock) {
        let now = clock.instant
        if isBusy {
            isBusy = false
            // A look without waiting: poll with no time tells whether there is a backlog.
            guard waiter.wait(.none) == .ready else { return wait(until: deadline, clock) }
            Clock.nap(min(max(lastBatch, Self.nap.lowerBound), Self.nap.upperBound))
            return
        }
        _ = waiter.wait(.until(min(deadline, now + Self.longest), from: now))
    }

    mutating func noteBacklog(at now: Instant) {
        isBusy = true
        start = now
    }

    mutating func noteDone(at now: Instant) {
        if isBusy { lastBatch = start.duration(to: now) }
    }
}
