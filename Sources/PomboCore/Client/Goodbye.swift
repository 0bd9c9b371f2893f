/// LEAVE, which nobody answers, a few times.
struct Goodbye: Equatable, Sendable {
    let session: UInt64
    var due: Instant
    var count = 0
}

extension Client {
    mutating func sayGoodbye(at now: Instant, into outbox: inout ClientOutbox) {
        guard var goodbye, goodbye.due <= now else { return }
        if goodbye.count == ClientLimit.leaves { return end(.left, into: &outbox) }
        send(Leave(session: goodbye.session).encode(into: &outbox.bytes), into: &outbox)
        goodbye.count += 1
        goodbye.due = now + ClientLimit.leaveInterval
        self.goodbye = goodbye
    }

    /// Nothing is sent or taken any more, until `connect` begins anew.
    mutating func end(_ event: ClientEvent? = nil, into outbox: inout ClientOutbox) {
        handshake = nil
        session = nil
        goodbye = nil
        whoRequest = nil
        historyRequests.removeAll()
        hasEnded = true
        isLost = false
        sender.restart()
        if let event { outbox.events.append(event) }
    }

    mutating func send(_ range: Range<Int>, into outbox: inout ClientOutbox) {
        statistics.sent += 1
        outbox.sends.append(range)
    }
}
