import PomboCore

/// What the screen shows of a client: read from it before each frame.
struct ChatView: Equatable, Sendable {
    var name = Name("guest")!
    var room = Name.lobby
    var client: UInt64 = 0
    var hasSession = false
    var isAway = false
    var memberCount = 0
    /// Nil while nothing was measured.
    var roundTrip: Duration?
    /// In hundredths of a percent.
    var lossUp = 0
    var lossDown = 0
    var delivered = 0
    var repaired = 0
    var doubled = 0
    var saidAgain = 0
    var last: UInt64 = 0

    init() {}

    init(_ client: Client) {
        name = client.name
        room = client.room
        self.client = client.settings.client
        hasSession = client.phase == .joined
        isAway = client.isAway
        memberCount = client.memberCount
        roundTrip = client.roundTrip.isMeasured ? client.roundTrip.smoothed : nil
        lossUp = client.statistics.lossUp
        lossDown = client.statistics.lossDown
        delivered = client.statistics.delivered
        repaired = client.statistics.repaired
        doubled = client.statistics.duplicates
        saidAgain = client.statistics.retransmissions
        last = client.roomDelivered
    }
}
