/// When the next HEAD of each room, and of each inbox whose owner lags, is due.
struct HeadSchedule: Equatable, Sendable {
    private var rooms: [Beacon] = []
    /// By the slot of the owner's session.
    private var inboxes: [Beacon] = []
    /// The earliest of all; never later than that.
    private(set) var due = Instant.distantFuture

    /// Which stream.
    enum Key {
        case room(Int)
        case inbox(slot: Int)
    }

    /// Something new is in the stream: its HEAD follows soon, then ever more slowly. A room's waits
    /// longer the more members would get it, and half as long while they lose much.
    mutating func arm(
        _ key: Key, at now: Instant, members: Int = 1, isRough: Bool = false
    ) {
        if members == 0 { return }
        let calm = RelayLimit.headInterval(members: members)
        let interval = isRough ? calm / 2 : calm
        switch key {
        case .room(let room): Self.arm(room, of: &rooms, at: now, after: interval)
        case .inbox(let slot): Self.arm(slot, of: &inboxes, at: now, after: interval)
        }
        due = min(due, now + interval)
    }

    /// Nobody is left who would want to know.
    mutating func disarm(_ key: Key) {
        switch key {
        case .room(let room): if room < rooms.count { rooms[room].disarm() }
        case .inbox(let slot): if slot < inboxes.count { inboxes[slot].disarm() }
        }
    }

    func isDue(_ key: Key, at now: Instant) -> Bool {
        switch key {
        case .room(let room): room < rooms.count && rooms[room].due <= now
        case .inbox(let slot): slot < inboxes.count && inboxes[slot].due <= now
        }
    }

    /// One that is due goes out. Says how long it is until the next one.
    mutating func relax(_ key: Key, at now: Instant, limit: Duration) -> Duration {
        switch key {
        case .room(let room):
            rooms[room].relax(at: now, limit: limit)
            return rooms[room].interval
        case .inbox(let slot):
            inboxes[slot].relax(at: now, limit: limit)
            return inboxes[slot].interval
        }
    }

    /// All that were due went out.
    mutating func findNext() {
        due = .distantFuture
        for beacon in rooms { due = min(due, beacon.due) }
        for beacon in inboxes { due = min(due, beacon.due) }
    }

    private static func arm(
        _ place: Int, of beacons: inout [Beacon], at now: Instant, after interval: Duration
    ) {
        while beacons.count <= place { beacons.append(Beacon()) }
        beacons[place].arm(at: now, after: interval)
    }
}
