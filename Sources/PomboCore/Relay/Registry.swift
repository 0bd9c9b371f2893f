/// Who there is: sessions in their slots, the authors behind them, and the rooms they sit in. It
/// keeps the three in step, and decides nothing.
struct Registry: Equatable, Sendable {
    private(set) var peers = PeerTable()
    var authors = AuthorTable()
    var rooms = RoomTable()
    var numbers: SecretNumbers

    init(_ secret: Secret) { numbers = SecretNumbers(secret) }

    /// How many sessions there are, the expected ones not counted.
    var presentCount: Int {
        peers.indices.count { peers.isUsed($0) && peers[$0].isPresent && !peers[$0].isVisitor }
    }

    /// The session of a client, whether it is here or expected.
    func slot(of client: UInt64) -> Int? {
        guard let author = authors.place(of: client), authors[author].peer >= 0 else { return nil }
        return authors[author].peer
    }

    /// A member that is here under this name.
    func slot(named name: Name) -> Int? {
        peers.indices.first { isHolder($0, of: name) && peers[$0].isPresent }
    }

    /// Whether a member has this name, be it here, expected or about to leave.
    func isHolder(_ slot: Int, of name: Name) -> Bool {
        peers.isUsed(slot) && !peers[slot].isVisitor && peers[slot].name == name
    }

    /// Whether a holder of the name was asked for a sign of life and has not answered yet.
    func isAnyoneAsked(for name: Name) -> Bool {
        peers.indices.contains {
            peers.isUsed($0) && peers[$0].name == name && peers[$0].isAsked
        }
    }

    func sessionCount(of source: Source) -> Int {
        peers.indices.count {
            peers.isUsed($0) && peers[$0].address.map(Source.init) == source
        }
    }

    // MARK: Signs of life

    mutating func hear(_ slot: Int, at now: Instant) { peers[slot].lastHeard = now }

    /// A session was heard from an address that is not its own: processed, but only a token that is
    /// smaller than any client datagram goes there until it comes back.
    mutating func test(_ address: Address, of slot: Int) -> Check {
        if peers[slot].candidate?.address != address {
            peers[slot].candidate = Peer.Candidate(address: address, token: numbers.next())
        }
        return Check(session: peers[slot].session, token: peers[slot].candidate!.token)
    }

    /// Whether the token came back from where it was sent: the session lives there now.
    mutating func move(_ slot: Int, by path: Path, to address: Address, at now: Instant) -> Bool {
        if peers[slot].address == address { hear(slot, at: now) }
        guard let candidate = peers[slot].candidate,
            candidate.address == address, candidate.token == path.token
        else { return false }
        peers[slot].candidate = nil
        hear(slot, at: now)
        peers.setAddress(address, of: slot)
        return true
    }

    /// Somebody wants the name of a session: from now on it is watched for a sign of life.
    mutating func watch(_ slot: Int, at now: Instant) { peers[slot].probed = now }

    /// Whether a session that is watched has given no sign of life in time; nil: it is not watched,
    /// or has answered.
    func isSilent(_ slot: Int, at now: Instant) -> Bool? {
        guard let probed = peers[slot].probed, peers[slot].isAsked else { return nil }
        return probed + RelayLimit.holderSilence <= now
    }

    /// What asks a session for a sign of life.
    mutating func question(_ slot: Int) -> Check {
        Check(session: peers[slot].session, token: numbers.next())
    }

    /// A session says how far it has delivered. Nobody is believed to be ahead of the relay. Says
    /// how far its inbox is delivered, if that is news.
    mutating func advance(_ slot: Int, room: UInt64, inbox: UInt64) -> UInt64? {
        let room = min(room, rooms[peers[slot].room].stream.head)
        if room > peers[slot].delivered { peers[slot].delivered = room }
        let inbox = min(inbox, authors[peers[slot].author].inbox.head)
        guard inbox > peers[slot].inboxDelivered else { return nil }
        peers[slot].inboxDelivered = inbox
        return inbox
    }

    /// The smallest number that a repairing member of the room has delivered. With somebody
    /// expected back it is not known, and what was said once stays said.
    mutating func raiseFloor(of room: Int) -> UInt64 {
        let members = rooms[room].members
        if members.allSatisfy({ peers[$0].isPresent }),
            let lowest = members.map({ peers[$0].delivered }).min()
        {
            rooms[room].raiseFloor(to: lowest)
        }
        return rooms[room].floor
    }

    /// The relay itself was away for so long: nobody was silent in that time.
    mutating func forgive(_ gap: Duration, at now: Instant) {
        for slot in peers.indices where peers.isUsed(slot) {
            peers[slot].lastHeard = min(peers[slot].lastHeard + gap, now)
            if case .expected(let until) = peers[slot].presence {
                peers[slot].presence = .expected(until: until + gap)
            }
        }
    }

    // MARK: Coming and going

    /// The author of a client, made if it is new; nil when there is no place for one more.
    mutating func author(of client: UInt64) -> Int? {
        authors.place(of: client)
            ?? authors.add(Author(client: client, inbox: numbers.stream()))
    }

    /// A new session takes its seat.
    mutating func add(_ peer: consuming Peer) -> Int {
        let (author, room) = (peer.author, peer.room)
        let slot = peers.add(peer, session: numbers.next())
        authors[author].peer = slot
        seat(slot, in: room)
        return slot
    }

    /// A session goes on under a new number, perhaps under another name or in another room.
    mutating func resume(_ slot: Int, _ pending: PendingJoin) {
        peers.renew(slot, session: numbers.next())
        unseat(slot)
        peers[slot].flags = pending.join.flags
        peers[slot].name = pending.join.name
        seat(slot, in: pending.room)
    }

    /// What is the same for a new session and a resumed one.
    mutating func settle(
        _ slot: Int, at address: Address?, start: Peer.WelcomeStart, heard now: Instant
    ) {
        peers[slot].presence = .present
        peers[slot].candidate = nil
        peers[slot].welcome = start
        peers[slot].delivered = start.roomStart
        peers[slot].inboxDelivered = start.inboxStart
        hear(slot, at: now)
        peers.setAddress(address, of: slot)
    }

    mutating func rename(_ slot: Int, to name: Name) { peers[slot].name = name }

    /// It will have left as soon as the log says so.
    mutating func leave(_ slot: Int, _ reason: LeaveReason) {
        peers[slot].presence = .leaving(reason)
    }

    /// Everybody is from before a restart, and expected back.
    mutating func expectAll(until end: Instant, at now: Instant) {
        for slot in peers.indices where peers.isUsed(slot) {
            peers[slot].presence = .expected(until: end)
            hear(slot, at: now)
        }
    }

    /// Ends a session. The author stays, and with it what recognises its retries.
    mutating func remove(_ slot: Int) {
        unseat(slot)
        authors[peers[slot].author].peer = -1
        peers.remove(slot)
    }

    /// Puts a session among the members of a room; a visitor is never one.
    private mutating func seat(_ slot: Int, in room: Int) {
        peers[slot].room = room
        if !peers[slot].isVisitor { rooms[room].seat(slot, isRaw: peers[slot].isRaw) }
    }

    /// Takes it out of its room's members.
    mutating func unseat(_ slot: Int) { rooms[peers[slot].room].unseat(slot) }

    // MARK: Rooms

    /// The room of this name, made if there is a place for one more with somebody in it.
    mutating func openRoom(_ name: Name) -> Int? {
        let isFree = rooms.occupiedCount < RelayLimit.rooms
        if let place = rooms.place(of: name) {
            return isFree || rooms[place].isOccupied ? place : nil
        }
        return isFree ? rooms.add(Room(name: name, stream: numbers.stream())) : nil
    }

    /// Forgets a room that was only opened for a JOIN that is no more.
    mutating func closeRoom(_ room: Int) {
        guard room == rooms.count - 1, rooms[room].memberCount == 0, rooms[room].stream.head == 0,
            !peers.indices.contains(where: { peers.isUsed($0) && peers[$0].room == room })
        else { return }
        rooms.removeLast()
    }
}
