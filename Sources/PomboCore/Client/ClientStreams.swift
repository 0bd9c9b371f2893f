extension Client {
    mutating func take(
        _ stamped: Stamped, _ datagram: Span<UInt8>, at now: Moment,
        into outbox: inout ClientOutbox
    ) throws(FrameError) {
        guard session != 0 else { return }
        let isRoom = stamped.tag == roomStream.tag
        guard isRoom || stamped.tag == inbox.tag else { return }
        noteLife(at: now, into: &outbox)
        var offset = stamped.records
        var isNews = false
        var messages: [Message] = []
        while let record = try Record(datagram, at: &offset) {
            var message = Message(record, of: datagram, stream: isRoom ? .room : .inbox)
            message.isOwn = record.client == settings.client
            messages.append(message)
        }
        if let page = stamped.page {
            question.take(messages, page)
            if let answer = question.complete() { outbox.events.append(answer) }
            return
        }
        for message in messages {
            if settings.isRaw {
                outbox.events.append(.raw(message, .fresh))
            } else if isRoom {
                if roomStream.take(message, into: &outbox.events) { isNews = true }
            } else if inbox.take(message, into: &outbox.events) {
                isNews = true
            }
        }
        if settings.isRaw { return }
        if isRoom {
            roomStream.schedule(roundTrip, isNews: isNews, at: now.instant)
        } else {
            inbox.schedule(roundTrip, isNews: isNews, at: now.instant)
        }
        watch.noteDelivered(self, at: now.instant)
    }

    mutating func take(_ head: Head, at now: Moment, into outbox: inout ClientOutbox) {
        guard session != 0 else { return }
        if head.tag == roomStream.tag {
            noteLife(at: now, into: &outbox)
            members = head.members
            watch.noteHead(
                next: .milliseconds(Int64(head.nextMilliseconds)), roundTrip, at: now.instant)
            if head.floor > floor {
                floor = head.floor
                outbox.events.append(.floor(floor))
            }
            if settings.isRaw { return }
            roomStream.note(head: head.head)
            roomStream.schedule(roundTrip, isNews: false, at: now.instant)
        } else if head.tag == inbox.tag {
            noteLife(at: now, into: &outbox)
            inbox.note(head: head.head)
            inbox.schedule(roundTrip, isNews: false, at: now.instant)
        }
    }

    mutating func take(_ gone: Gone, at now: Moment, into outbox: inout ClientOutbox) {
        guard session != 0 else { return }
        if gone.tag == roomStream.tag {
            roomStream.skip(through: gone.through, into: &outbox.events)
            roomStream.schedule(roundTrip, isNews: true, at: now.instant)
        } else if gone.tag == inbox.tag {
            inbox.skip(through: gone.through, into: &outbox.events)
            inbox.schedule(roundTrip, isNews: true, at: now.instant)
        }
        watch.noteDelivered(self, at: now.instant)
    }

    mutating func askForGaps(at now: Moment, into outbox: inout ClientOutbox) {
        if roomStream.nack.due <= now.instant {
            sendNack(roomStream, at: now, into: &outbox)
            roomStream.noteAsked(roundTrip, at: now.instant)
        }
        if inbox.nack.due <= now.instant {
            sendNack(inbox, at: now, into: &outbox)
            inbox.noteAsked(roundTrip, at: now.instant)
        }
    }

    private mutating func sendNack(
        _ receiver: Receiver, at now: Moment, into outbox: inout ClientOutbox
    ) {
        let gaps = receiver.gaps
        guard gaps.count > 0 else { return }
        sent &+= 1
        let nack = Nack(
            session: session, time: stamp(now), stream: receiver.number,
            delivered: receiver.last, sent: sent, gaps: gaps)
        outbox.sends.append(nack.encode(into: &outbox.bytes))
    }
}
