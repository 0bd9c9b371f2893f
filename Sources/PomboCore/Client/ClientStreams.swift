// What the relay says about the two streams, and what is asked back.

extension Client {
    /// The stream that a tag belongs to; nil: none of ours.
    private func stream(tag: UInt64) -> StreamKind? {
        guard session != nil else { return nil }
        return tag == roomStream.tag ? .room : tag == inboxStream.tag ? .inbox : nil
    }

    mutating func unpack(
        _ stamped: Stamped, _ datagram: Span<UInt8>, at now: Instant,
        into outbox: inout ClientOutbox
    ) throws(FrameError) {
        guard !settings.isVisitor, let kind = stream(tag: stamped.tag) else {
            return noteStrange()
        }
        // All or nothing: a datagram that is wrong at its end is not believed at its beginning.
        var messages: [Message] = []
        var offset = stamped.records
        while let record = try Record(datagram, at: &offset) {
            messages.append(Message(record, of: datagram, in: kind, own: settings.client))
        }
        noteLife(at: now, into: &outbox)
        if let page = stamped.page {
            collect(messages, page, at: now, into: &outbox)
        } else if settings.isRaw {
            for message in messages {
                statistics.delivered += 1
                outbox.events.append(.raw(message, rawStream.mark(message)))
            }
        } else {
            for (index, message) in messages.enumerated() {
                deliver(
                    message, isEcho: stamped.isEcho && index == 0, at: now, into: &outbox)
            }
            noteDelivered(at: now)
            goOn(at: now, into: &outbox)
        }
    }

    private mutating func deliver(
        _ message: Message, isEcho: Bool, at now: Instant, into outbox: inout ClientOutbox
    ) {
        let isRoom = message.stream == .room
        let wasAsked =
            isRoom
            ? roomStream.nack.hasAsked(for: message.seq)
            : inboxStream.nack.hasAsked(for: message.seq)
        let first = outbox.events.count
        let arrival =
            isRoom
            ? roomStream.take(message, after: roundTrip, at: now, into: &outbox.events)
            : inboxStream.take(message, after: roundTrip, at: now, into: &outbox.events)
        if arrival == .old {
            if !isEcho { statistics.duplicates += 1 }
            return
        }
        if wasAsked { statistics.repaired += 1 }
        if isEcho { statistics.echoesUsed += 1 }
        for event in outbox.events[first...] {
            if case .delivered = event { statistics.delivered += 1 }
        }
        // An own line in the stream is as good as its ACK, which may have been lost.
        if message.isOwn, message.kind.isSpoken, !message.flags.contains(.raw) {
            acknowledge(through: message.cseq, at: message.seq, now: now, into: &outbox)
        }
    }

    mutating func skip(_ gone: Gone, at now: Instant, into outbox: inout ClientOutbox) {
        guard !settings.isVisitor, !settings.isRaw, let kind = stream(tag: gone.tag) else {
            return noteStrange()
        }
        noteLife(at: now, into: &outbox)
        switch kind {
        case .room:
            roomStream.skip(
                through: gone.through, after: roundTrip, at: now, into: &outbox.events)
        case .inbox:
            inboxStream.skip(
                through: gone.through, after: roundTrip, at: now, into: &outbox.events)
        }
        noteDelivered(at: now)
    }

    mutating func catchUp(with head: Head, at now: Instant, into outbox: inout ClientOutbox) {
        guard let kind = stream(tag: head.tag) else { return noteStrange() }
        noteLife(at: now, into: &outbox)
        switch kind {
        case .room:
            session?.watch.noteHead(
                nextMilliseconds: head.nextMilliseconds, after: roundTrip, at: now)
            session?.members = Int(head.members)
            roomStream.note(head: head.head, after: roundTrip, at: now)
            if head.floor > floor {
                floor = head.floor
                outbox.events.append(.floor(floor))
            }
            // A floor of zero is not known.
            if head.floor != 0, head.floor < roomStream.last { noteBehind(at: now) }
        case .inbox:
            inboxStream.note(head: head.head, after: roundTrip, at: now)
            if head.floor < inboxStream.last { noteBehind(at: now) }
        }
    }

    // MARK: Asking for what is missing

    mutating func ask(_ kind: StreamKind, at now: Instant, into outbox: inout ClientOutbox) {
        guard let session else { return }
        let stream = kind == .room ? roomStream : inboxStream
        let gaps = stream.gaps
        switch kind {
        case .room: roomStream.noteAsked(gaps, after: roundTrip, at: now)
        case .inbox: inboxStream.noteAsked(gaps, after: roundTrip, at: now)
        }
        guard gaps.count > 0 else { return }
        statistics.nacks += 1
        let nack = Nack(
            session: session.number, time: RoundTrip.stamp(now), stream: stream.number,
            delivered: stream.last, sent: countSent(), gaps: gaps)
        send(nack.encode(into: &outbox.bytes), into: &outbox)
        noteReported(
            room: kind == .room ? stream.last : nil, inbox: kind == .inbox ? stream.last : nil,
            at: now)
    }

    // MARK: Telling how far was delivered

    private mutating func noteDelivered(at now: Instant) {
        guard !settings.isRaw, session != nil else { return }
        let (chance, members) = (draw(), memberCount)
        session?.report.noteDelivered(
            room: roomStream.last, inbox: inboxStream.last, members: members, chance: chance,
            at: now)
    }

    private mutating func noteBehind(at now: Instant) {
        guard !settings.isRaw, !settings.isVisitor else { return }
        let (chance, members) = (draw(), memberCount)
        session?.report.noteBehind(members: members, chance: chance, at: now)
    }

    mutating func noteReported(room: UInt64?, inbox: UInt64?, at now: Instant) {
        let members = memberCount
        session?.report.noteReported(
            room: room, inbox: inbox, delivered: (roomStream.last, inboxStream.last),
            members: members, at: now)
    }
}
