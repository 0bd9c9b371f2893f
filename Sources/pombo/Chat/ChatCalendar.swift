import PomboCore

/// The times of a chat: told in this machine's zone, with a line where another day begins, and
/// measured by the relay's clock, which stamps what is said.
struct ChatCalendar {
    private let zone: Zone
    /// The date of the last line.
    private var date: String?
    /// The relay's clock minus ours, in microseconds.
    private var offset: Int64 = 0

    init(_ zone: Zone, date: String? = nil) {
        self.zone = zone
        self.date = date
    }

    mutating func set(relay: WallTime, here: WallTime) {
        offset = relay.microseconds - here.microseconds
    }

    /// What the relay's clock shows.
    func relayTime(_ here: WallTime) -> WallTime {
        WallTime(microseconds: here.microseconds + offset)
    }

    /// What our clock showed when the relay's showed this.
    func ownTime(_ relay: WallTime) -> WallTime {
        WallTime(microseconds: relay.microseconds - offset)
    }

    /// `14:02`, here.
    func clock(_ time: WallTime) -> String { String(zone.civil(time).clock.prefix(5)) }

    /// `14:02:31`, here.
    func exactClock(_ time: WallTime) -> String { zone.civil(time).clock }

    /// The date at which another day begins with this line; nil if none does.
    mutating func newDate(at time: WallTime) -> String? {
        let new = zone.civil(time).date
        if new == date { return nil }
        date = new
        return new
    }
}
