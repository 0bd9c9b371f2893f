// What a JOIN changes once nothing speaks against it and its record, if it needs one, is durable.

extension Relay {
    /// Gives a client its session: a new slot, or its old one under a new number.
    mutating func enter(_ pending: PendingJoin, at now: Moment, into outbox: inout Outbox) {
        let join = pending.join
        guard let place = author(of: pending, at: now) else {
            return refuse(join, .relayFull, from: pending.address, into: &outbox)
        }
        let slot: Int
        if let known = pending.peer {
            slot = known
            // A token for a new name or room, as for a line; coming back is free.
            if !peers[slot].isVisitor,
                peers[slot].name.text != join.name.text || peers[slot].room != pending.room
            {
                speakers[slot].takeToken(at: now.instant)
            }
            resume(slot, pending, into: &outbox)
        } else {
            var peer = Peer(
                author: place, client: join.client, name: join.name, room: pending.room,
                since: now.wall, flags: join.flags, lastHeard: now.instant)
            peer.flags = join.flags
            slot = peers.add(peer, session: numbers.next())
            speakers.open(slot)
            links.open(slot)
            authors[place].peer = slot
            seat(slot, in: pending.room)
            // A visitor comes and goes with each line of a script.
            if !join.flags.contains(.visitor) {
                outbox.notices.append(
                    .joined(join.name, room: join.room, from: pending.address))
            }
        }
        settle(slot, pending, at: now, into: &outbox)
        authors[place].attempt = join.attempt
        authors[place].lastActive = now.wall
        welcome(slot, time: join.time, at: now, into: &outbox)
        silence.start(at: now.instant)
        armHead(pending.room, at: now.instant)
    }

    /// The author of a JOIN, made if it is new. What it says about its lowest open number tells the
    /// relay where to begin when it has no memory of its own.
    private mutating func author(of pending: PendingJoin, at now: Moment) -> Int? {
        let join = pending.join
        var place = authors.place(of: join.client)
        if place == nil {
            place = authors.add(Author(client: join.client, inbox: numbers.stream()))
        }
        guard let place else { return nil }
        authors[place].proof = pending.proof
        authors[place].cseq = max(authors[place].cseq, join.lowestOpen - 1)
        return place
    }

    private mutating func resume(
        _ slot: Int, _ pending: PendingJoin, into outbox: inout Outbox
    ) {
        counts.resumes += 1
        peers.renew(slot, session: numbers.next())
        unseat(slot)
        peers[slot].flags = pending.join.flags
        peers[slot].name = pending.join.name
        peers[slot].room = pending.room
        seat(slot, in: pending.room)
        outbox.notices.append(
            .resumed(pending.join.name, room: pending.join.room, from: pending.address))
    }

    /// What is the same for a new session and a renewed one.
    private mutating func settle(
        _ slot: Int, _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        let join = pending.join
        let inbox = authors[peers[slot].author].inbox
        peers[slot].presence = .present
        peers[slot].lastHeard = now.instant
        peers[slot].candidate = nil
        peers.setAddress(pending.address, of: slot)
        links[slot].renew(receiveBuffer: join.receiveBuffer)
        speakers.dropHeld(slot)
        if let end = door.muteEnd(
            client: join.client, address: pending.address, at: now.instant)
        {
            speakers[slot].mute(until: end)
        }
        let isKnownLog = join.logID == settings.logID
        let inboxStart = isKnownLog ? min(join.inboxLast, inbox.head) : 0
        peers[slot].welcome = Peer.WelcomeStart(
            nonce: join.nonce, roomStart: pending.start, inboxStart: inboxStart)
        peers[slot].delivered = pending.start
        peers[slot].inboxDelivered = inboxStart
        tellSeen(by: peers[slot].author, upTo: inboxStart, at: now, into: &outbox)
        if inbox.head > inboxStart, !peers[slot].isRaw { armInboxHead(slot, at: now.instant) }
    }

    // MARK: Seats

    /// Puts a session among the members of a room; a visitor is never one.
    mutating func seat(_ slot: Int, in room: Int) {
        if peers[slot].isVisitor { return }
        if peers[slot].isRaw {
            rooms[room].rawMembers.append(slot)
        } else {
            rooms[room].members.append(slot)
        }
    }

    mutating func unseat(_ slot: Int) {
        let room = peers[slot].room
        rooms[room].members.removeAll { $0 == slot }
        rooms[room].rawMembers.removeAll { $0 == slot }
        if rooms[room].memberCount == 0 { heads.disarm(.room(room)) }
    }

    /// Ends a session. The author stays, and with it what recognises its retries.
    mutating func release(_ slot: Int) {
        unseat(slot)
        speakers.dropHeld(slot)
        heads.disarm(.inbox(slot: slot))
        authors[peers[slot].author].peer = -1
        peers.remove(slot)
    }
}
