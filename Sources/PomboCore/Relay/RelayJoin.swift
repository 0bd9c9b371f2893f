// JOIN: a new session, a resumed one, another name or another room.

extension Relay {
    mutating func take(
        _ join: Join, from address: Address, at now: Moment, into outbox: inout Outbox
    ) {
        guard door.accepts(join, from: address, at: now.instant) else {
            guard door.passes(address, at: now.instant) else { return }
            challenge(address, nonce: join.nonce, time: join.time, at: now, into: &outbox)
            return
        }
        let proof = SipHash.of(join.client, join.key, under: settings.logSecret)
        if draft.batch.joins.contains(where: { $0.join.client == join.client }) { return }
        guard let place = authors.place(of: join.client), let known = authors[place].proof else {
            return admit(join, proof: proof, from: address, at: now, into: &outbox)
        }
        guard known == proof else {
            return refuse(join, .wrongKey, from: address, into: &outbox)
        }
        let slot = authors[place].peer
        if join.attempt < authors[place].attempt { return }
        if join.attempt == authors[place].attempt {
            guard slot >= 0 else { return }
            if peers[slot].isPresent {
                // A doubled JOIN after a room change must not be mistaken for the new one.
                guard peers[slot].welcome.nonce == join.nonce else { return }
                return welcome(slot, time: join.time, at: now, into: &outbox)
            }
        }
        if slot < 0 {
            admit(join, proof: proof, from: address, at: now, into: &outbox)
        } else if !peers[slot].isLeaving {
            change(slot, join, proof: proof, from: address, at: now, into: &outbox)
        } else if trouble.isOn {
            refuse(join, .logFull, from: address, into: &outbox)
        }
    }

    // MARK: New

    /// A client without a session: everything that could speak against it, then its join record.
    private mutating func admit(
        _ join: Join, proof: UInt64, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        if let cause = objection(to: join, from: address, at: now, into: &outbox) {
            return refuse(join, cause, from: address, into: &outbox)
        }
        guard let room = openRoom(join.room) else {
            return refuse(join, .roomsFull, limit: RelayLimit.rooms, from: address, into: &outbox)
        }
        door.countJoin(from: address, at: now.instant)
        let pending = PendingJoin(
            join: join, address: address, proof: proof, peer: nil, room: room,
            start: start(of: join, in: room))
        if join.flags.contains(.visitor) {
            enter(pending, at: now, into: &outbox)
        } else {
            stageJoin(pending, at: now, into: &outbox)
        }
    }

    private mutating func objection(
        to join: Join, from address: Address, at now: Moment, into outbox: inout Outbox
    ) -> Refuse.Cause? {
        if door.isBanned(client: join.client, address: address, at: now.instant) {
            return .removed
        }
        if peers.count + draft.batch.joins.count >= RelayLimit.peers { return .relayFull }
        if !isOwn(address) {
            let sessions = peers.indices.count {
                peers.isUsed($0) && peers[$0].address.map(Source.init) == Source(address)
            }
            let staged = draft.batch.joins.count { Source($0.address) == Source(address) }
            if sessions + staged >= settings.addressLimit { return .addressFull }
            // Nothing is full: whoever raised the limit would be no better off.
            if !door.allowsJoin(from: address, at: now.instant) { return .tooFast }
        }
        if !join.flags.contains(.visitor),
            isTaken(join.name, by: join, from: address, at: now, into: &outbox)
        {
            return .nameTaken
        }
        return nil
    }

    private func isOwn(_ address: Address) -> Bool {
        address.isLoopback || settings.ownAddresses.contains { $0.isSameHost(as: address) }
    }

    // MARK: Known

    /// A JOIN with a higher attempt for a session that is here or expected back.
    private mutating func change(
        _ slot: Int, _ wish: Join, proof: UInt64, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) {
        // Records of the open batch still belong to the session as it was: the client asks again.
        guard speakers[slot].stagedCount == 0 else { return }
        // Visitors have no join record, members have one: a session stays what it was.
        var join = wish
        join.flags.remove(.visitor)
        if peers[slot].isVisitor { join.flags.insert(.visitor) }
        let isSameRoom = rooms[peers[slot].room].name == join.room
        let isSameName = peers[slot].name.text == join.name.text
        if !peers[slot].isVisitor, peers[slot].name != join.name,
            isTaken(join.name, by: join, from: address, at: now, into: &outbox)
        {
            return refuse(join, .nameTaken, from: address, into: &outbox)
        }
        let isNoRecord = peers[slot].isVisitor || isSameRoom && isSameName
        guard isNoRecord || speakers[slot].hasToken(at: now.instant) else {
            return refuse(join, .tooFast, from: address, into: &outbox)
        }
        guard let room = openRoom(join.room) else {
            return refuse(join, .roomsFull, limit: RelayLimit.rooms, from: address, into: &outbox)
        }
        var pending = PendingJoin(
            join: join, address: address, proof: proof, peer: slot, room: room,
            start: start(of: join, in: room))
        if isSameRoom { pending.start = resumeStart(slot, join) }
        if isNoRecord {
            enter(pending, at: now, into: &outbox)
        } else if isSameRoom {
            stageRename(pending, at: now, into: &outbox)
        } else {
            stageMove(pending, at: now, into: &outbox)
        }
    }

    /// A new member begins before its own join record. A visitor has none and is answered at once,
    /// while the log may still lose the open batch.
    private func start(of join: Join, in room: Int) -> UInt64 {
        let stream = rooms[room].stream
        return join.flags.contains(.visitor) ? stream.head : stream.stagedHead
    }

    /// Where a returning member goes on: where it says, or where its stay began.
    private func resumeStart(_ slot: Int, _ join: Join) -> UInt64 {
        let head = rooms[peers[slot].room].stream.head
        if join.logID == settings.logID, join.roomLast != 0 { return min(join.roomLast, head) }
        return min(max(peers[slot].welcome.roomStart, peers[slot].delivered), head)
    }

    // MARK: Names and rooms

    /// Whether somebody else has the name. For a name that a person typed, a holder at the same
    /// host is asked whether it is still there, and makes way if it was silent for two seconds.
    private mutating func isTaken(
        _ name: Name, by join: Join, from address: Address, at now: Moment,
        into outbox: inout Outbox
    ) -> Bool {
        if draft.batch.joins.contains(where: {
            $0.join.name == name && $0.join.client != join.client
        }) {
            return true
        }
        for slot in peers.indices
        where peers.isUsed(slot) && !peers[slot].isVisitor && peers[slot].name == name
            && peers[slot].client != join.client
        {
            if peers[slot].isLeaving, draft.isLeaving(slot) { continue }
            guard join.flags.contains(.typed), peers[slot].isPresent,
                !draft.isChanging(slot), let home = peers[slot].address,
                home.isSameHost(as: address)
            else { return true }
            guard isSilent(slot, at: now, into: &outbox) else { return true }
            stageLeave(slot, .replaced, at: now, into: &outbox)
        }
        return false
    }

    /// Asks the holder of a name for a sign of life, and says whether none came in time.
    private mutating func isSilent(
        _ slot: Int, at now: Moment, into outbox: inout Outbox
    ) -> Bool {
        if let probed = peers[slot].probed, peers[slot].isAsked {
            return probed + RelayLimit.holderSilence <= now.instant
        }
        peers[slot].probed = now.instant
        askHolder(slot, into: &outbox)
        return false
    }

    /// A single question may be lost, and a live holder must not lose its name with it: it is asked
    /// again with each sweep until its time is over.
    mutating func askAgain(_ slot: Int, at now: Moment, into outbox: inout Outbox) {
        guard let probed = peers[slot].probed, peers[slot].isAsked,
            now.instant < probed + RelayLimit.holderSilence
        else { return }
        askHolder(slot, into: &outbox)
    }

    private mutating func askHolder(_ slot: Int, into outbox: inout Outbox) {
        guard let home = peers[slot].address else { return }
        let check = Check(session: peers[slot].session, token: numbers.next())
        outbox.send(check.encode(into: &outbox.bytes), to: .address(home))
    }

    /// The room of this name, made if there is a place for it.
    mutating func openRoom(_ name: Name) -> Int? {
        if let place = roomPlaces[name] {
            if rooms[place].memberCount > 0 || rooms[place].firstStaged >= 0 { return place }
            return occupiedRoomCount < RelayLimit.rooms ? place : nil
        }
        guard occupiedRoomCount < RelayLimit.rooms else { return nil }
        if rooms.count == RelayLimit.roomHeads {
            guard let place = quietestEmptyRoom else { return nil }
            roomPlaces[rooms[place].name] = nil
            roomPlaces[name] = place
            rooms[place] = Room(name: name, stream: numbers.stream())
            return place
        }
        roomPlaces[name] = rooms.count
        rooms.append(Room(name: name, stream: numbers.stream()))
        return rooms.count - 1
    }

    private var occupiedRoomCount: Int {
        rooms.count { $0.memberCount > 0 || $0.firstStaged >= 0 }
    }

    private var quietestEmptyRoom: Int? {
        rooms.indices.filter { rooms[$0].memberCount == 0 && rooms[$0].firstStaged < 0 }
            .min { rooms[$0].lastRecord < rooms[$1].lastRecord }
    }

    // MARK: Answers

    func refuse(
        _ join: Join, _ cause: Refuse.Cause, limit: Int = 0, from address: Address,
        into outbox: inout Outbox
    ) {
        let retry = retryTime(join, cause, from: address)
        let limit = cause == .addressFull ? settings.addressLimit : limit
        let refuse = Refuse(
            token: join.nonce, cause: cause, retryMilliseconds: retry,
            limit: UInt32(clamping: limit))
        outbox.send(refuse.encode(into: &outbox.bytes), to: .address(address))
        outbox.notices.append(.refused(join.name, cause, from: address))
    }

    /// When the same JOIN may do better; zero: never. A typed name may come free once its silent
    /// holder has been asked.
    private func retryTime(
        _ join: Join, _ cause: Refuse.Cause, from address: Address
    ) -> UInt32 {
        switch cause {
        case .wrongKey: return 0
        case .nameTaken:
            let isAsked =
                join.flags.contains(.typed)
                && peers.indices.contains {
                    peers.isUsed($0) && peers[$0].name == join.name
                        && peers[$0].isAsked
                }
            return isAsked ? UInt32(RelayLimit.holderSilence.milliseconds) : 0
        default: return 1000
        }
    }

    /// Says what a session has and where its streams are. Only committed state stands in it.
    func welcome(_ slot: Int, time: UInt64, at now: Moment, into outbox: inout Outbox) {
        let peer = peers[slot]
        guard let address = peer.address else { return }
        let author = authors[peer.author]
        func section(_ stream: RecordStream, start: UInt64) -> Welcome.Stream {
            Welcome.Stream(
                number: stream.number, tag: stream.tag, first: stream.first, head: stream.head,
                start: start)
        }
        let welcome = Welcome(
            nonce: peer.welcome.nonce, time: time, session: peer.session, logID: settings.logID,
            cseq: author.cseq, cseqSeq: author.seq, wall: now.wall,
            durability: settings.durability,
            room: section(rooms[peer.room].stream, start: peer.welcome.roomStart),
            inbox: section(author.inbox, start: peer.welcome.inboxStart),
            relay: settings.name.text)
        outbox.send(welcome.encode(into: &outbox.bytes), to: .address(address))
    }
}
