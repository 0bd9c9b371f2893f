import PomboCore
import PomboPosix

/// How a relay waits: it sleeps until something comes and takes it at once, unless `RelayNap` says
/// that a nap before is worth it.
struct RelayPause {
    private var waiter = Waiter()
    private let discovery: Int?
    private var orders: [(descriptor: Int32, place: Int)] = []
    private let socket: Int
    private var nap = RelayNap()
    private var isFull = false
    /// When the relay was done with all that had come, when something came then, and whether it
    /// napped before it took it.
    private var idleSince: Instant
    private var wokenAt: Instant
    private var hasNapped = false

    /// A signal that comes just before a wait is seen at the latest after this.
    private static let longest = Duration.milliseconds(500)

    init(_ socket: Int32, _ discovery: Int32?, _ orders: [Int32], at now: Instant) {
        self.socket = waiter.watch(socket)
        self.discovery = if let discovery { waiter.watch(discovery) } else { nil }
        for descriptor in orders { self.orders.append((descriptor, waiter.watch(descriptor))) }
        idleSince = now
        wokenAt = now
    }

    // MARK: What the last wait found

    var hasSearches: Bool { discovery.map { waiter.isReady($0) } ?? false }
    var hasOrders: Bool { orders.contains { waiter.isReady($0.place) } }

    mutating func wait(until deadline: Instant, _ clock: Clock) {
        let now = clock.instant
        // Where more has come than is taken at once, nothing is gained by more.
        let patience =
            isFull ? Patience.none : .until(min(deadline, now + Self.longest), from: now)
        let outcome = waiter.wait(patience)
        wokenAt = clock.instant
        hasNapped = !isFull && outcome == .ready && waiter.isReady(socket) && nap.isWorthwhile
        if hasNapped { Clock.nap(RelayNap.length) }
    }

    /// A batch of so many datagrams is over, or none came: as much as is taken at once, or less.
    mutating func noteBatch(of count: Int, isFull: Bool, at now: Instant) {
        self.isFull = isFull
        guard count > 0 else { return }
        let worked = wokenAt.duration(to: now) - (hasNapped ? RelayNap.length : .zero)
        nap.record(
            count, idled: idleSince.duration(to: wokenAt), napped: hasNapped, worked: worked)
        idleSince = now
    }

    /// An input that has ended would be ready for ever.
    mutating func watchOnly(_ descriptors: [Int32]) {
        for (descriptor, place) in orders where !descriptors.contains(descriptor) {
            waiter.forget(place)
        }
    }
}
