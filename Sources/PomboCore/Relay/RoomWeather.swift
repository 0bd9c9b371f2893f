/// How much of what a room was sent is asked for again: what decides about ECHO.
struct RoomWeather: Equatable, Sendable {
    private var sent = 0
    private var asked = 0

    /// Above one percent.
    var isRough: Bool { asked * 100 > sent && asked > 0 }

    mutating func countSent(_ count: Int) {
        sent += count
        if sent > 4096 {
            // Halving both keeps the share and lets old weather fade.
            sent /= 2
            asked /= 2
        }
    }

    mutating func countAsked(_ count: Int) { asked += count }
}
