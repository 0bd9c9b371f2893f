// Whether client and relay are there for each other: PING, BYE, a new address.

extension Client {
    mutating func ping(
        isReport: Bool, at now: Instant, into outbox: inout ClientOutbox
    ) {
        guard let session else { return }
        let echo = RoundTrip.stamp(now)
        let sent = countSent()
        let ping = Ping(
            session: session.number, time: echo, delivered: roomStream.last,
            inboxDelivered: inboxStream.last, sent: sent,
            roundTripMicroseconds: roundTrip.isMeasured
                ? UInt32(clamping: roundTrip.smoothed.microseconds) : 0,
            isReport: isReport)
        send(ping.encode(into: &outbox.bytes), into: &outbox)
        noteReported(room: roomStream.last, inbox: inboxStream.last, at: now)
        if !isReport, self.session?.watch.notePing(echo: echo, sent: sent, at: now) == true {
            outbox.events.append(.away)
        }
    }

    mutating func measure(by pong: Pong, at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, session.number == pong.session else { return noteStrange() }
        noteLife(at: now, into: &outbox)
        roomStream.note(head: pong.roomHead, after: roundTrip, at: now)
        guard let sent = self.session?.watch.takeEcho(pong.time) else { return }
        roundTrip.learn(echo: pong.time, at: now)
        statistics.sentUntilPing = sent
        statistics.arrivedUntilPing = pong.received
    }

    mutating func obey(_ bye: Bye, at now: Instant, into outbox: inout ClientOutbox) {
        guard session != nil, bye.tag == roomStream.tag || bye.tag == inboxStream.tag else {
            return noteStrange()
        }
        switch bye.reason {
        case .removed, .replaced:
            end(.bye(bye.reason, remark: bye.remark), into: &outbox)
        case .stopping, .hostLeft:
            if session?.hasSaidBye == false {
                outbox.events.append(.bye(bye.reason, remark: bye.remark))
            }
            session?.hasSaidBye = true
            session?.watch.expectAbsence(at: now)
        }
    }

    /// The relay has heard this session from a new address and asks whether that is true.
    mutating func provePath(for check: Check, at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, session.number == check.session, mayTalk else {
            return noteStrange()
        }
        if self.session?.watch.noteAnswer() == true { outbox.events.append(.back) }
        statistics.pathsProven += 1
        let path = Path(session: session.number, token: check.token)
        send(path.encode(into: &outbox.bytes), into: &outbox)
    }

    /// Something came that only our relay can have sent.
    mutating func noteLife(at now: Instant, into outbox: inout ClientOutbox) {
        if session?.watch.noteLife(at: now) == true { outbox.events.append(.back) }
        sender.noteLife(after: roundTrip, at: now)
        session?.hasSaidBye = false
    }
}
