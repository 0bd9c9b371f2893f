extension Client {
    package mutating func say(
        _ text: [UInt8], kind: Kind, to recipient: UInt64?, origin: Origin?, at now: Moment,
        into outbox: inout ClientOutbox
    ) throws(SayError) -> UInt32 {
        guard phase != .ended, phase != .leaving else { throw .ended }
        guard !text.isEmpty else { throw .empty }
        guard text.count <= Specification.textLimit else { throw .tooLong(byteCount: text.count) }
        guard Text.isValid(text.span) else { throw .notText }
        guard (kind == .direct) == (recipient != nil), recipient != 0 else { throw .noRecipient }
        guard sender.lines.count < ClientLimit.queuedLines else {
            throw .queueFull(lineCount: sender.lines.count)
        }
        let cseq = sender.add(
            text, kind: kind, room: wantedRoom, recipient: recipient ?? 0, origin: origin)
        act(at: now, into: &outbox)
        return cseq
    }

    mutating func sendLines(at now: Moment, into outbox: inout ClientOutbox) {
        if sender.retransmission.due <= now.instant {
            if sender.sentCount == 0 {
                sender.restart()
            } else {
                for line in sender.repeatLines(roundTrip, at: now.instant) {
                    send(line, at: now, into: &outbox)
                }
            }
        }
        while let line = sender.takeNext(for: room) {
            send(line, at: now, into: &outbox)
            sender.noteSent(roundTrip, at: now.instant)
        }
    }

    private mutating func send(
        _ line: Outgoing, at now: Moment, into outbox: inout ClientOutbox
    ) {
        sent &+= 1
        let say = Say(
            session: session, cseq: line.cseq, time: stamp(now), delivered: roomStream.last,
            inboxDelivered: inbox.last,
            stream: line.kind == .direct ? 0 : roomStream.number, sent: sent,
            recipient: line.recipient, kind: line.kind, origin: line.origin)
        outbox.sends.append(say.encode(text: line.text.span, into: &outbox.bytes))
        watch.noteReported(self)
    }

    mutating func take(_ ack: Ack, at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joined, ack.session == session else { return }
        roundTrip.sample(
            echo: ack.time, hold: .microseconds(Int64(ack.holdMicroseconds)), at: now.instant)
        noteLife(at: now, into: &outbox)
        sender.acknowledge(
            ack.cseq, seq: ack.seq, roundTrip, at: now.instant, into: &outbox.events)
        if ack.seen > seen {
            seen = ack.seen
            outbox.events.append(.seen(seen))
        }
    }

    // MARK: Other wishes

    package mutating func enter(
        room: Name, at now: Moment, into outbox: inout ClientOutbox
    ) {
        wantedRoom = room
        act(at: now, into: &outbox)
    }

    package mutating func rename(
        _ name: Name, at now: Moment, into outbox: inout ClientOutbox
    ) {
        guard phase == .joined else {
            self.name = name
            return
        }
        door.name = name
        connectAgain(at: now, into: &outbox)
    }

    /// Lines for the old room go first; then the new one is asked for.
    mutating func changeIfDrained(at now: Moment, into outbox: inout ClientOutbox) {
        let next = sender.lines.first?.room ?? wantedRoom
        guard next != room else { return }
        door.room = next
        connectAgain(at: now, into: &outbox)
    }

    private mutating func connectAgain(at now: Moment, into outbox: inout ClientOutbox) {
        let (name, room) = (door.name, door.room)
        connect(at: now, into: &outbox)
        door.name = name
        door.room = room
    }

    package mutating func leave(at now: Moment, into outbox: inout ClientOutbox) {
        guard phase == .joined else {
            phase = .ended
            return
        }
        phase = .leaving
        leaving = 0
        leaveTimer.arm(at: now.instant, after: .zero)
        leaveAgain(at: now, into: &outbox)
    }

    mutating func leaveAgain(at now: Moment, into outbox: inout ClientOutbox) {
        guard leaveTimer.due <= now.instant else { return }
        leaving += 1
        outbox.sends.append(Leave(session: session).encode(into: &outbox.bytes))
        leaveTimer.arm(at: now.instant, after: ClientLimit.leaveInterval)
        if leaving == ClientLimit.leaveCount { phase = .ended }
    }

    mutating func take(_ bye: Bye, at now: Moment, into outbox: inout ClientOutbox) {
        guard session != 0, bye.tag == roomStream.tag else { return }
        outbox.events.append(.bye(bye.reason, remark: bye.remark))
        if bye.reason == .removed || bye.reason == .replaced { phase = .ended }
    }
}
