import PomboCore
import PomboPosix

/// Rates a second, from what was counted at the last look.
struct RelayRates {
    /// What a member said and what it was given.
    struct Member {
        var said = 0
        var given = 0
    }

    private(set) var records = 0
    private(set) var received = 0
    private(set) var sent = 0
    private(set) var members: [UInt64: Member] = [:]
    private var last: (at: Instant, records: Int, received: Int, sent: Int)?
    private var counts: [UInt64: Member] = [:]

    /// Below a second a rate says little: then the last one stays.
    private static let shortest = Duration.milliseconds(900)

    mutating func measure(_ relay: borrowing Relay, _ socket: SocketCounters, at now: Instant) {
        let before = last
        if let before, before.at.duration(to: now) < Self.shortest { return }
        last = (now, relay.counts.records, Int(socket.received), Int(socket.sent))
        let span = before.map { Int($0.at.duration(to: now).milliseconds) } ?? 1000
        func rate(_ count: Int) -> Int { (count * 1000 + span / 2) / span }
        records = rate(relay.counts.records - (before?.records ?? 0))
        received = rate(Int(socket.received) - (before?.received ?? 0))
        sent = rate(Int(socket.sent) - (before?.sent ?? 0))
        var fresh: [UInt64: Member] = [:]
        members.removeAll(keepingCapacity: true)
        for member in relay.roster {
            let count = Member(said: member.said, given: member.records)
            let earlier = counts[member.client] ?? count
            // A member that came back counts from zero again.
            members[member.client] = Member(
                said: rate(max(0, count.said - earlier.said)),
                given: rate(max(0, count.given - earlier.given)))
            fresh[member.client] = count
        }
        counts = fresh
    }
}
