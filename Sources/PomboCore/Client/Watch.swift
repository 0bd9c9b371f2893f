/// Whether the relay is still there, and when this client must say that it is.
struct Watch: Equatable, Sendable {
    private var headDue = Instant.distantFuture
    private var pingDue = Instant.distantFuture
    private var reportDue = Instant.distantFuture
    private var reportedRoom: UInt64 = 0
    private var reportedInbox: UInt64 = 0
    private(set) var isSearching = false
    var unanswered = 0

    var due: Instant { min(headDue, pingDue, reportDue) }

    mutating func begin(at now: Instant) {
        self = Watch()
        pingDue = now + ClientLimit.keepAlive
        headDue = now + .seconds(4)
    }

    mutating func noteHead(next: Duration, _ roundTrip: RoundTrip, at now: Instant) {
        headDue = now + max(ClientLimit.headPatience, next * 2 + roundTrip.estimate)
    }

    mutating func noteLife(at now: Instant) {
        if isSearching {
            pingDue = now + ClientLimit.keepAlive
            headDue = max(headDue, now + .seconds(4))
        }
        isSearching = false
        unanswered = 0
    }

    mutating func hurry(at now: Instant) { pingDue = min(pingDue, now) }

    mutating func noteDelivered(_ client: Client, at now: Instant) {
        guard
            client.roomStream.last != reportedRoom || client.inbox.last != reportedInbox,
            reportDue == .distantFuture
        else { return }
        let members = ClientLimit.reportPerMember * Int(client.members)
        reportDue = now + max(ClientLimit.report, members)
    }

    mutating func noteReported(_ client: Client) {
        reportedRoom = client.roomStream.last
        reportedInbox = client.inbox.last
        reportDue = .distantFuture
    }

    enum Need { case nothing, ping, report }

    mutating func need(at now: Instant) -> Need {
        if headDue <= now || pingDue <= now {
            if headDue <= now { isSearching = true }
            unanswered += 1
            if unanswered > 1 { isSearching = true }
            headDue = isSearching ? .distantFuture : headDue
            pingDue = now + ClientLimit.search
            if !isSearching { pingDue = now + ClientLimit.search }
            return .ping
        }
        return reportDue <= now ? .report : .nothing
    }

    mutating func noteAnswered(at now: Instant) { pingDue = now + ClientLimit.keepAlive }
}

extension Client {
    mutating func noteLife(at now: Moment, into outbox: inout ClientOutbox) {
        if watch.unanswered > 1 { outbox.events.append(.back) }
        watch.noteLife(at: now.instant)
        sender.noteLife(roundTrip, at: now.instant)
    }

    mutating func keepWatch(at now: Moment, into outbox: inout ClientOutbox) {
        let need = watch.need(at: now.instant)
        if need == .nothing { return }
        sent &+= 1
        let microseconds = roundTrip.smoothed.map { UInt32(clamping: $0.microseconds) } ?? 0
        let ping = Ping(
            session: session, time: stamp(now), delivered: roomStream.last,
            inboxDelivered: inbox.last, sent: sent, roundTripMicroseconds: microseconds,
            isReport: need == .report)
        outbox.sends.append(ping.encode(into: &outbox.bytes))
        watch.noteReported(self)
        if watch.unanswered == 2 { outbox.events.append(.away) }
    }

    package mutating func unreachable(at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joined, !watch.isSearching else { return }
        watch.hurry(at: now.instant)
        act(at: now, into: &outbox)
    }

    package mutating func moved(at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joined else { return }
        watch.hurry(at: now.instant)
        act(at: now, into: &outbox)
    }
}
