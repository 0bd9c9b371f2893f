import PomboCore

/// One client of the world: a person with a plan, and one machine after the other, for a client
/// that crashed begins again as somebody new.
struct ClientNode: Sendable {
    let plan: Scenario.ClientPlan
    let index: Int
    var machine: Client?
    var outbox = ClientOutbox()
    var wakeAt = Instant.distantFuture
    var runs: [Run] = []
    /// It left on purpose, or was removed, and does not come back.
    var isGone = false

    struct Run: Sendable {
        var client: UInt64
        var witness: Witness
    }

    init(_ plan: Scenario.ClientPlan, index: Int) {
        self.plan = plan
        self.index = index
    }

    var isJoined: Bool { machine?.isJoined ?? false }
    var openLines: Int { machine?.openLines ?? 0 }
    var room: Name { machine?.room ?? plan.room }
    var roomDelivered: UInt64 { machine?.roomDelivered ?? 0 }
    var inboxDelivered: UInt64 { machine?.inboxDelivered ?? 0 }

    func collect(into coverage: inout Coverage) {
        coverage.echoesUsed += machine?.statistics.echoesUsed ?? 0
    }

    var current: Run? { machine == nil ? nil : runs.last }
}
