import PomboCore
import PomboPosix

/// How a relay waits. With nothing there it sleeps until something comes and pays no latency; right
/// after a batch it looks again without waiting, and naps when more is there, so that one write
/// and one train serve many.
struct RelayPause {
    private var waiter = Waiter()
    private let door: Int?
    private var desk: [(descriptor: Int32, place: Int)] = []
    private var isBusy = false
    private var isFull = false
    private var start = Instant.zero
    private var lastBatch = Duration.zero

    /// A signal that comes just before a wait is seen at the latest after this.
    private static let longest = Duration.milliseconds(500)
    private static let nap = Duration.microseconds(150)...Duration.milliseconds(2)

    init(_ socket: Int32, _ discovery: Int32?, _ desk: [Int32]) {
        _ = waiter.watch(socket)
        door = if let discovery { waiter.watch(discovery) } else { nil }
        for descriptor in desk { self.desk.append((descriptor, waiter.watch(descriptor))) }
    }

    // MARK: What the last wait found

    var hasSearches: Bool { door.map { waiter.isReady($0) } ?? false }
    var hasOrders: Bool { desk.contains { waiter.isReady($0.place) } }

    mutating func wait(until deadline: Instant, _ clock: Clock) {
        let now = clock.instant
        if isBusy {
            isBusy = false
            // A look without waiting: poll with no time tells whether there is a backlog.
            guard waiter.wait(.none) == .ready else { return wait(until: deadline, clock) }
            // In a flood a nap would only let the kernel's buffer fill up.
            if isFull { return }
            Clock.nap(min(max(lastBatch, Self.nap.lowerBound), Self.nap.upperBound))
            return
        }
        _ = waiter.wait(.until(min(deadline, now + Self.longest), from: now))
    }

    mutating func noteBacklog(at now: Instant, isFull: Bool) {
        isBusy = true
        self.isFull = isFull
        start = now
    }

    mutating func noteDone(at now: Instant) {
        if isBusy { lastBatch = start.duration(to: now) }
    }

    /// An input that has ended would be ready for ever.
    mutating func watchOnly(_ descriptors: [Int32]) {
        for (descriptor, place) in desk where !descriptors.contains(descriptor) {
            waiter.forget(place)
        }
    }
}
