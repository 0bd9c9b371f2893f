/// A room: its stream, its members in the order they came, and when its next HEAD is due.
struct Room: Equatable, Sendable {
    let name: Name
    var stream: Stream
    /// Peers that repair, and those that want the naked network.
    var members: [Int] = []
    var rawMembers: [Int] = []
    var beacon = Beacon()
    /// Everybody who repairs has delivered up to here. It never falls.
    var floor: UInt64 = 0
    var lastRecord = Instant.zero
    var weather = RoomWeather()
    /// The first and last record of the open batch that are this room's; -1: none.
    var firstStaged = -1
    var lastStaged = -1

    init(name: Name, stream: Stream) {
        self.name = name
        self.stream = stream
    }

    var memberCount: Int { members.count + rawMembers.count }
}

/// When the next HEAD of a stream is due: the times since it was armed double, so the first two
/// intervals are alike. Unarmed it is never due.
struct Beacon: Equatable, Sendable {
    private(set) var due = Instant.distantFuture
    private(set) var interval = Duration.zero
    private var elapsed = Duration.zero

    mutating func arm(at now: Instant, after interval: Duration) {
        self.interval = interval
        elapsed = interval
        due = now + interval
    }

    mutating func relax(at now: Instant, limit: Duration) {
        interval = min(elapsed, limit)
        elapsed = min(elapsed * 2, limit)
        due = now + interval
    }

    mutating func disarm() {
        due = .distantFuture
    }
}

/// How much of what a room was sent is asked for again: what decides about ECHO.
struct RoomWeather: Equatable, Sendable {
    private var sent = 0
    private var asked = 0

    /// Above one percent.
    var isRough: Bool { asked * 100 > sent && asked > 0 }

    mutating func noteSent(_ count: Int) {
        sent += count
        if sent > 4096 {
            // Halving both keeps the share and lets old weather fade.
            sent /= 2
            asked /= 2
        }
    }

    mutating func noteAsked(_ count: Int) { asked += count }
}
