// WHO and HISTORY: asked until the answer is complete.

extension Client {
    mutating func askWho(at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, let request = whoRequest else { return }
        countSent()
        let who = Who(
            session: session.number, time: RoundTrip.stamp(now), firstIndex: request.nextIndex)
        send(who.encode(into: &outbox.bytes), into: &outbox)
        whoRequest?.noteAsked(after: roundTrip, at: now)
    }

    mutating func collect(_ roster: Roster, at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, session.number == roster.session else { return noteStrange() }
        noteLife(at: now, into: &outbox)
        guard var request = whoRequest, request.nextIndex == roster.firstIndex else { return }
        let isComplete = request.add(roster, at: now)
        whoRequest = isComplete ? nil : request
        if isComplete {
            outbox.events.append(.roster(request.entries))
        } else if mayTalk {
            askWho(at: now, into: &outbox)
        }
    }

    mutating func askHistory(at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, let request = historyRequests.first else { return }
        countSent()
        let history = History(
            session: session.number, stream: roomStream.number, before: request.before,
            count: request.count)
        send(history.encode(into: &outbox.bytes), into: &outbox)
        historyRequests[0].noteAsked(after: roundTrip, at: now)
    }

    mutating func collect(
        _ messages: [Message], _ page: Stamped.Page, at now: Instant,
        into outbox: inout ClientOutbox
    ) {
        guard !historyRequests.isEmpty else { return noteStrange() }
        historyRequests[0].add(messages, page)
        let request = historyRequests[0]
        guard request.isComplete else { return }
        historyRequests.removeFirst()
        outbox.events.append(
            .history(before: request.before, records: request.records, isComplete: true))
        // The next question's patience begins when it is its turn.
        if !historyRequests.isEmpty { historyRequests[0].restart(at: now) }
    }
}
