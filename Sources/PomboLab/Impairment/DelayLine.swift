import PomboCore

/// What is on its way through bad weather: takes datagrams in, and says which must leave by now.
///
/// The weather engine in front of a real socket, and pure: the caller receives, reads the clock and
/// sends. Between `depart` and `settle` the datagrams that are due stand one behind the other in
/// `bytes`, in the order in which they are to leave, so that equal ones can go as a train. Its
/// memory is used again and again.
package struct DelayLine: Sendable {
    /// A datagram that is due.
    package struct Departure: Hashable, Sendable {
        /// Whose it is, as `take` was told.
        package var route: Int
        /// Where it stands in `bytes`.
        package var range: Range<Int>
        package var due: Instant
    }

    package private(set) var departures: [Departure] = []
    package private(set) var bytes: [UInt8] = []
    package private(set) var counts = LineCounts()
    /// How much later than the weather wanted the datagrams were sent.
    package private(set) var lateness = LatenessHistogram()

    private struct Slot: Sendable {
        var bytes: [UInt8] = []
        var route = 0
        /// Rises with each time; tells a departure that was put forward from what it was before.
        var serial: UInt32 = 0
        var isHeld = false
    }

    private struct Flight: Sendable {
        var slot: Int32
        var serial: UInt32
    }

    /// Held back until another one passes it, with its copy if it has one.
    private struct Held: Sendable {
        var route: Int
        var ticket: UInt64
        var slot: Int
        var copy: Int?
    }

    private var slots: [Slot] = []
    private var free: [Int] = []
    private var queue = EventQueue<Flight>()
    private var held: [Held] = []
    private var underwayByteCount = 0
    private let byteLimit: Int

    /// A second of 50 MB/s.
    package static let usualByteLimit = 64 << 20
    /// What a small datagram costs beside its bytes.
    private static let slotCost = 64
    /// Memory for longer ones is given back at once.
    private static let keptByteCount = 4096

    /// `byteLimit` bounds what is underway; what comes beyond it is dropped and counted as
    /// overflow, which no weather asked for.
    package init(byteLimit: Int = DelayLine.usualByteLimit) { self.byteLimit = byteLimit }

    package var underwayCount: Int { slots.count - free.count }

    /// Changes with `take` and with `depart`.
    package var deadline: Instant? { queue.nextInstant }

    /// Takes a datagram in and says how many of it will leave: none, itself, or itself and a copy.
    /// `route` comes back with its departure; each link has one of its own. Call in order of time.
    @discardableResult
    package mutating func schedule(
        _ datagram: Span<UInt8>, through link: inout Link, route: Int, at now: Instant,
        meaning: Meaning = .unknown
    ) -> Int {
        counts.received += 1
        let fate = link.fate(ofNext: datagram.count, at: now, meaning: meaning)
        if let release = fate.releasedSwap { put(forward: release, route) }
        if let release = fate.releasedHold { put(forward: release, route) }
        if let cause = fate.cause {
            counts.countLoss(cause)
            return 0
        }
        guard let slot = enter(datagram, fate, route, at: fate.arrival) else { return 0 }
        if fate.arrival > now { counts.delayed += 1 }
        if fate.corruptedBit != nil { counts.corrupted += 1 }
        var copy: Int?
        if let due = fate.copy { copy = enter(datagram, fate, route, at: due) }
        if copy != nil { counts.duplicated += 1 }
        if let ticket = fate.ticket {
            slots[slot].isHeld = true
            held.append(Held(route: route, ticket: ticket, slot: slot, copy: copy))
            counts.held += 1
        }
        return copy == nil ? 1 : 2
    }

    /// Adds what is due to `departures`, earliest first.
    package mutating func depart(at now: Instant) {
        while let next = queue.nextInstant, next <= now, let (due, flight) = queue.next() {
            let place = Int(flight.slot)
            guard slots[place].serial == flight.serial else { continue }
            let start = bytes.count
            bytes.append(contentsOf: slots[place].bytes)
            departures.append(
                Departure(route: slots[place].route, range: start..<bytes.count, due: due))
            leave(place)
        }
    }

    /// What was due has been handed to the network, at this instant.
    package mutating func settle(at now: Instant) {
        for departure in departures {
            lateness.record(now.nanoseconds - departure.due.nanoseconds)
        }
        counts.sent += departures.count
        departures.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    // MARK: Slots

    private mutating func enter(
        _ datagram: Span<UInt8>, _ fate: Fate, _ route: Int, at due: Instant
    ) -> Int? {
        let cost = datagram.count + Self.slotCost
        guard underwayByteCount + cost <= byteLimit else {
            counts.overflowed += 1
            return nil
        }
        underwayByteCount += cost
        let place = free.popLast() ?? slots.count
        if place == slots.count { slots.append(Slot()) }
        slots[place].bytes.append(copying: datagram)
        if let bit = fate.corruptedBit {
            slots[place].bytes[bit / 8] ^= 0x80 >> UInt8(truncatingIfNeeded: bit % 8)
        }
        slots[place].route = route
        schedule(place, at: due)
        return place
    }

    private mutating func schedule(_ place: Int, at due: Instant) {
        slots[place].serial &+= 1
        queue.add(Flight(slot: Int32(place), serial: slots[place].serial), at: due)
    }

    private mutating func leave(_ place: Int) {
        underwayByteCount -= slots[place].bytes.count + Self.slotCost
        slots[place].serial &+= 1
        if slots[place].isHeld {
            slots[place].isHeld = false
            held.removeAll { $0.slot == place }
        }
        if slots[place].bytes.capacity > Self.keptByteCount {
            slots[place].bytes = []
        } else {
            slots[place].bytes.removeAll(keepingCapacity: true)
        }
        free.append(place)
    }

    /// Another one has passed it: it leaves right behind that one.
    private mutating func put(forward release: Fate.Release, _ route: Int) {
        guard
            let index = held.firstIndex(where: { $0.route == route && $0.ticket == release.ticket })
        else { return }
        let one = held.remove(at: index)
        slots[one.slot].isHeld = false
        schedule(one.slot, at: release.at)
        if let copy = one.copy { schedule(copy, at: release.at) }
    }
}
