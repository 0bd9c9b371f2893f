// The client's own lines: out, acknowledged, and what follows from that.

extension Client {
    /// Sends what may be sent.
    mutating func pump(at now: Instant, into outbox: inout ClientOutbox) {
        guard mayTalk else { return }
        if settings.isRaw {
            while let line = sender.nextRaw(from: room) { send(line, at: now, into: &outbox) }
            reconsider(at: now, into: &outbox)
            return
        }
        while let (line, isRepeated) = sender.next(from: room, after: roundTrip, at: now) {
            if isRepeated { statistics.retransmissions += 1 }
            send(line, at: now, into: &outbox)
        }
    }

    private mutating func send(
        _ line: Sender.Line, at now: Instant, into outbox: inout ClientOutbox
    ) {
        guard let session else { return }
        var stream = roomStream.number
        var recipient: UInt64 = 0
        if case .client(let client) = line.destination {
            // The relay finds the inbox by its owner.
            stream = 0
            recipient = client
        }
        let say = Say(
            session: session.number, cseq: line.cseq, time: RoundTrip.stamp(now),
            delivered: roomStream.last, inboxDelivered: inboxStream.last, stream: stream,
            sent: countSent(), recipient: recipient, kind: line.kind, origin: line.origin)
        send(say.encode(text: line.text.span, into: &outbox.bytes), into: &outbox)
        noteReported(room: roomStream.last, inbox: inboxStream.last, at: now)
    }

    mutating func confirm(by ack: Ack, at now: Instant, into outbox: inout ClientOutbox) {
        guard let session, session.number == ack.session, !settings.isRaw else {
            return noteStrange()
        }
        noteLife(at: now, into: &outbox)
        // An ACK that tells nothing new may be an old one on a long way: its time says nothing.
        if ack.cseq >= sender.lowestOpen, !sender.lines.isEmpty {
            roundTrip.learn(echo: ack.time, holdMicroseconds: ack.holdMicroseconds, at: now)
        }
        acknowledge(through: ack.cseq, at: ack.seq, now: now, into: &outbox)
        if ack.seen > seen {
            seen = ack.seen
            outbox.events.append(.seen(cseq: seen))
        }
        goOn(at: now, into: &outbox)
    }

    /// Everything up to `cseq` is stamped; `seq` is where that one is.
    mutating func acknowledge(
        through cseq: UInt32, at seq: UInt64, now: Instant, into outbox: inout ClientOutbox
    ) {
        for done in sender.acknowledge(through: cseq, after: roundTrip, at: now) {
            outbox.events.append(
                .stamped(cseq: done, seq: done == cseq && seq != 0 ? seq : nil))
        }
    }

    /// What is possible now that was not before: another room, the next lines.
    mutating func goOn(at now: Instant, into outbox: inout ClientOutbox) {
        reconsider(at: now, into: &outbox)
        pump(at: now, into: &outbox)
    }

    /// The number for the `sent` field of the datagram that is being made.
    @discardableResult
    mutating func countSent() -> UInt32 {
        session?.sent &+= 1
        return session?.sent ?? 0
    }
}
