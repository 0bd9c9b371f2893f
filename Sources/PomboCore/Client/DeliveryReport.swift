/// When the relay has to be told how far was delivered, if nothing else carries it there.
package struct DeliveryReport: Equatable, Sendable {
    package private(set) var due: Instant?
    private var room: UInt64
    private var inbox: UInt64
    private var earliest: Instant
    /// How long an unconfirmed report is taken for on its way.
    private var trust = Self.firstTrust

    private static let firstTrust = Duration.seconds(1)

    package init(room: UInt64, inbox: UInt64, at now: Instant) {
        self.room = room
        self.inbox = inbox
        earliest = now
    }

    /// Something was delivered. A thousand members must not answer one record at the same time:
    /// each waits for a part of the interval of its own.
    package mutating func noteDelivered(
        room: UInt64, inbox: UInt64, members: Int, chance: UInt64, at now: Instant
    ) {
        guard due == nil, room != self.room || inbox != self.inbox else { return }
        trust = Self.firstTrust
        arm(members: members, chance: chance, at: now)
    }

    /// The relay believes less than was reported: the report may have been lost. Or others lag, so
    /// the doubt grows slowly.
    mutating func noteBehind(members: Int, chance: UInt64, at now: Instant) {
        guard due == nil, now >= earliest + trust else { return }
        trust = min(trust * 2, ClientLimit.keepalive)
        arm(members: members, chance: chance, at: now)
    }

    private mutating func arm(members: Int, chance: UInt64, at now: Instant) {
        let interval = Self.interval(members: members)
        let share = UInt64(interval.nanoseconds)
        due = max(now + .nanoseconds(Int64(chance % share)), earliest)
    }

    /// A datagram carried it.
    package mutating func noteReported(
        room: UInt64?, inbox: UInt64?, delivered: (room: UInt64, inbox: UInt64), members: Int,
        at now: Instant
    ) {
        self.room = room ?? self.room
        self.inbox = inbox ?? self.inbox
        guard self.room == delivered.room, self.inbox == delivered.inbox else { return }
        earliest = now + Self.interval(members: members)
        due = nil
    }

    static func interval(members: Int) -> Duration {
        max(ClientLimit.reportFloor, ClientLimit.reportPerMember * members)
    }
}
