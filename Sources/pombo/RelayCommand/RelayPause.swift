import PomboCore
import PomboPosix

/// How a relay waits. With little to do it sleeps until something comes and adds no latency. While
/// lines come closely it rests between them. When more than half of its time goes into batches it
/// naps before the next one, so that one write and one train serve many: what comes waits a little
/// longer and costs a fraction. `RelayRest` leaves out what gathers nothing.
struct RelayPause {
    private var waiter = Waiter()
    private let door: Int?
    private var desk: [(descriptor: Int32, place: Int)] = []
    private let socket: Int
    private var isBusy = false
    private var isFull = false
    private var hasRecords = false
    private var rest = RelayRest()
    private var start = Instant.zero
    /// Of the last batch: how long it took and when it was over.
    private var lastBatch = Duration.zero
    private var lastEnd = Instant.zero

    /// A signal that comes just before a wait is seen at the latest after this.
    private static let longest = Duration.milliseconds(500)
    /// At least so long that a batch at 20,000 messages a second costs less than the nap before it,
    /// and less than anybody sees.
    private static let nap = Duration.microseconds(250)...Duration.milliseconds(2)

    init(_ socket: Int32, _ discovery: Int32?, _ desk: [Int32]) {
        self.socket = waiter.watch(socket)
        door = if let discovery { waiter.watch(discovery) } else { nil }
        for descriptor in desk { self.desk.append((descriptor, waiter.watch(descriptor))) }
    }

    // MARK: What the last wait found

    var hasSearches: Bool { door.map { waiter.isReady($0) } ?? false }
    var hasOrders: Bool { desk.contains { waiter.isReady($0.place) } }

    mutating func wait(until deadline: Instant, _ clock: Clock) {
        if isBusy {
            isBusy = false
            if isFull {
                // In a flood a nap would only let the kernel's buffer fill up.
                _ = waiter.wait(.none)
                return
            }
        }
        var now = clock.instant
        // What is due meanwhile, like a datagram that a weather held back, ends the rest.
        let restEnd = min(rest.end, deadline)
        if now < restEnd, rest.begin(.rest) {
            Clock.nap(now.duration(to: restEnd))
            now = clock.instant
        }
        guard case .ready = waiter.wait(.until(min(deadline, now + Self.longest), from: now)),
            waiter.isReady(socket), lastEnd.duration(to: clock.instant) < lastBatch,
            rest.begin(.nap)
        else { return }
        // Only records make a long nap worth it; rubbish would just fill the kernel's buffer.
        let nap = hasRecords ? lastBatch : Self.nap.lowerBound
        Clock.nap(min(max(nap, Self.nap.lowerBound), Self.nap.upperBound))
    }

    /// So many datagrams came: as much as is taken at once, or less; with records for the log, or
    /// none.
    mutating func noteBatch(of count: Int, at now: Instant, isFull: Bool, hasRecords: Bool) {
        isBusy = true
        self.isFull = isFull
        self.hasRecords = hasRecords
        start = now
        rest.note(count, hasRecords: hasRecords, at: now)
    }

    mutating func noteDone(at now: Instant) {
        guard isBusy else { return }
        lastBatch = start.duration(to: now)
        lastEnd = now
    }

    /// An input that has ended would be ready for ever.
    mutating func watchOnly(_ descriptors: [Int32]) {
        for (descriptor, place) in desk where !descriptors.contains(descriptor) {
            waiter.forget(place)
        }
    }
}
