// What others may see of a relay: a live table, statistics, and the simulator's questions.

extension Relay {
    /// One session as the operator sees it.
    package struct PeerView: Equatable, Sendable {
        package var name: Name
        package var room: Name
        package var client: UInt64
        package var address: Address?
        package var since: WallTime
        package var lastHeard: Instant
        package var isVisitor: Bool
        package var isRaw: Bool
        package var isExpected: Bool
        /// Records of its room that it has not delivered yet, as a difference of numbers.
        package var lag: UInt64
        package var said: Int
        package var records: Int
        package var repaired: Int
        package var lossUp: UInt16
        package var lossDown: UInt16
        package var roundTripMicroseconds: UInt32
    }

    package var roster: [PeerView] {
        registry.peers.indices.filter { registry.peers.isUsed($0) }.map { slot in
            let peer = registry.peers[slot]
            let traffic = links[slot].traffic
            let head = registry.rooms[peer.room].stream.head
            return PeerView(
                name: peer.name, room: registry.rooms[peer.room].name, client: peer.client,
                address: peer.address, since: peer.since, lastHeard: peer.lastHeard,
                isVisitor: peer.isVisitor, isRaw: peer.isRaw, isExpected: peer.isExpected,
                lag: head - min(head, peer.delivered), said: traffic.said,
                records: traffic.records, repaired: traffic.repaired,
                lossUp: traffic.lossUp,
                lossDown: traffic.lossDown,
                roundTripMicroseconds: traffic.roundTripMicroseconds)
        }
    }

    /// The number of the last record of a room.
    package func head(of room: Name) -> UInt64 {
        registry.rooms.place(of: room).map { registry.rooms[$0].stream.head } ?? 0
    }

    package func inboxHead(of client: UInt64) -> UInt64 {
        registry.authors.place(of: client).map { registry.authors[$0].inbox.head } ?? 0
    }

    /// The room a client is in just now; nil when it has no session.
    package func room(of client: UInt64) -> Name? {
        guard let place = registry.authors.place(of: client), registry.authors[place].peer >= 0,
            registry.peers[registry.authors[place].peer].isPresent
        else { return nil }
        return registry.rooms[registry.peers[registry.authors[place].peer].room].name
    }

    /// Whether an address has proven itself and holds a session.
    package func isProven(_ address: Address) -> Bool { registry.peers.slot(at: address) != nil }

    /// What the tables hold, to be held against their bounds.
    package struct Sizes: Equatable, Sendable {
        package var peers: Int
        package var authors: Int
        package var rooms: Int
        package var heldBytes: Int
        package var mostHeld: Int
    }

    package var sizes: Sizes {
        Sizes(
            peers: registry.peers.count, authors: registry.authors.count,
            rooms: registry.rooms.count,
            heldBytes: speakers.heldBytes, mostHeld: speakers.mostHeld)
    }
}
