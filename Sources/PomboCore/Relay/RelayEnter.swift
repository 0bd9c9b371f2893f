// What a JOIN changes once nothing speaks against it and its record, if it needs one, is durable;
// and the end of a session.

extension Relay {
    /// Gives a client its session: a new slot, or its old one under a new number.
    mutating func enter(_ pending: PendingJoin, at now: Moment, into outbox: inout Outbox) {
        let join = pending.join
        guard let author = registry.author(of: join.client) else {
            return refuseJoin(join, .relayFull, from: pending.address, into: &outbox)
        }
        registry.authors[author].bind(pending)
        registry.authors[author].lastActive = now.wall
        let slot: Int
        if let known = pending.peer {
            slot = known
            resume(slot, pending, at: now, into: &outbox)
        } else {
            let peer = Peer(
                author: author, client: join.client, name: join.name, room: pending.room,
                since: now.wall, flags: join.flags, lastHeard: now.instant)
            slot = open(peer)
            // A visitor comes and goes with each line of a script.
            if !join.flags.contains(.visitor) {
                outbox.notices.append(
                    .joined(join.name, room: join.room, from: pending.address))
            }
        }
        settle(slot, pending, at: now, into: &outbox)
        welcome(slot, time: join.time, at: now, into: &outbox)
        silence.start(at: now.instant)
        heads.arm(
            .room(pending.room), at: now.instant,
            members: registry.rooms[pending.room].memberCount,
            isRough: registry.rooms[pending.room].weather.isRough)
    }

    /// A new session, known to everybody who keeps something of it.
    mutating func open(_ peer: consuming Peer) -> Int {
        let slot = registry.add(peer)
        speakers.open(slot)
        links.open(slot)
        return slot
    }

    private mutating func resume(
        _ slot: Int, _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        counts.resumes += 1
        let peer = registry.peers[slot]
        // A token for a new name or room, as for a line; coming back is free.
        if !peer.isVisitor, peer.name.text != pending.join.name.text || peer.room != pending.room {
            speakers[slot].takeToken(at: now.instant)
        }
        registry.resume(slot, pending)
        disarmIfEmpty(peer.room)
        outbox.notices.append(
            .resumed(pending.join.name, room: pending.join.room, from: pending.address))
    }

    /// What is the same for a new session and a resumed one.
    private mutating func settle(
        _ slot: Int, _ pending: PendingJoin, at now: Moment, into outbox: inout Outbox
    ) {
        let join = pending.join
        let author = registry.peers[slot].author
        let head = registry.authors[author].inbox.head
        let inboxStart = join.logID == settings.logID ? min(join.inboxLast, head) : 0
        registry.settle(
            slot, at: pending.address,
            start: Peer.WelcomeStart(
                nonce: join.nonce, roomStart: pending.start, inboxStart: inboxStart),
            heard: now.instant)
        links[slot].renew(receiveBuffer: join.receiveBuffer)
        speakers.dropHeld(slot)
        if let end = door.muteEnd(
            client: join.client, address: pending.address, at: now.instant)
        {
            speakers[slot].mute(until: end)
        }
        tellSeen(by: author, upTo: inboxStart, at: now, into: &outbox)
        if head > inboxStart, !registry.peers[slot].isRaw {
            heads.arm(.inbox(slot: slot), at: now.instant)
        }
    }

    /// Says what a session has and where its streams are. Only committed state stands in it.
    func welcome(_ slot: Int, time: UInt64, at now: Moment, into outbox: inout Outbox) {
        let peer = registry.peers[slot]
        guard let address = peer.address else { return }
        let author = registry.authors[peer.author]
        func section(_ stream: RecordStream, start: UInt64) -> Welcome.Stream {
            Welcome.Stream(
                number: stream.number, tag: stream.tag, first: stream.first, head: stream.head,
                start: start)
        }
        let welcome = Welcome(
            nonce: peer.welcome.nonce, time: time, session: peer.session, logID: settings.logID,
            cseq: author.cseq, cseqSeq: author.seq, wall: now.wall,
            durability: settings.durability,
            room: section(registry.rooms[peer.room].stream, start: peer.welcome.roomStart),
            inbox: section(author.inbox, start: peer.welcome.inboxStart),
            relay: settings.name.text)
        outbox.send(welcome.encode(into: &outbox.bytes), to: .address(address))
    }

    // MARK: The end

    /// Ends a session. The author stays, and with it what recognises its retries.
    mutating func release(_ slot: Int) {
        let room = registry.peers[slot].room
        registry.remove(slot)
        speakers.dropHeld(slot)
        heads.disarm(.inbox(slot: slot))
        disarmIfEmpty(room)
    }

    /// A session leaves one room for another, whose record follows in the same batch.
    mutating func unseat(_ slot: Int) {
        registry.unseat(slot)
        disarmIfEmpty(registry.peers[slot].room)
    }

    /// Nobody is left who would want to know how far the room reaches.
    private mutating func disarmIfEmpty(_ room: Int) {
        if registry.rooms[room].memberCount == 0 { heads.disarm(.room(room)) }
    }
}
