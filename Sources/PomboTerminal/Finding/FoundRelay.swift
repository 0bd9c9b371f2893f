import PomboCore

/// A relay that answered, over however many paths.
package struct FoundRelay: Equatable, Sendable {
    /// One way to it.
    package struct Path: Equatable, Sendable {
        package var address: Address
        /// The interface's index; zero when it is not known.
        package var interface: UInt32
        package var roundTrip: Duration
    }

    /// Which one it is, for everybody alike. An own log on two machines, as after copying a
    /// folder, makes two relays of one log id.
    package struct Identity: Hashable, Comparable {
        package var logID: UInt64
        package var name: String
        package var host: String
        package var port: UInt16

        package init(logID: UInt64, name: String, host: String, port: UInt16) {
            self.logID = logID
            self.name = name
            self.host = host
            self.port = port
        }

        package static func < (left: Identity, right: Identity) -> Bool {
            (left.logID, left.name, left.host, left.port)
                < (right.logID, right.name, right.host, right.port)
        }
    }

    package var identity: Identity
    /// In all its rooms, as it last said.
    package var members: Int
    /// When it started, as the quickest answer tells: each has been under way for a while.
    package var birth: Instant
    /// The best one first.
    package private(set) var paths: [Path]

    /// A machine has few addresses; whoever makes up more is not believed.
    static let pathLimit = 8
    /// Two answers of one relay agree on its birth within the time they were under way.
    static let birthTolerance = Duration.seconds(2)

    package init(_ announce: Announce, _ path: Path, at now: Instant) {
        identity = Identity(
            logID: announce.logID, name: announce.name, host: announce.host, port: announce.port)
        members = Int(announce.members)
        birth = Self.birth(announce, path, at: now)
        paths = [path]
    }

    package var address: Address { paths[0].address }

    package var name: String { identity.name }
    package var host: String { identity.host }

    /// Also machines with copies of each other may tell different ages.
    func isSame(as other: FoundRelay) -> Bool {
        let apart = min(birth, other.birth).duration(to: max(birth, other.birth))
        return identity == other.identity && apart < Self.birthTolerance
    }

    /// What another answer of the same relay adds.
    mutating func merge(_ other: FoundRelay) {
        members = other.members
        let path = other.paths[0]
        if path.roundTrip < (paths.map(\.roundTrip).min() ?? .zero) { birth = other.birth }
        if let known = paths.firstIndex(where: { $0.address == path.address }) {
            paths[known].roundTrip = min(paths[known].roundTrip, path.roundTrip)
        } else if paths.count < Self.pathLimit {
            paths.append(path)
        }
        paths.sort { Self.isBetter($0, than: $1) }
    }

    /// Its host does not look for others any more, if it ever did: whoever is newer gives way.
    func isSettled(at now: Instant) -> Bool { birth + Self.settlingTime <= now }

    /// Longer than a host watches by more than any round trip, so that of two relays never both
    /// give way.
    static let settlingTime = SearchPlan.watchTime + .milliseconds(500)

    /// The same order for people who search and for hosts who watch, so that all end up on the
    /// first: settled ones by age, then those of a moment ago. Which of these is older each would
    /// see differently, as long as the answers are under way; their identity all see alike.
    func precedes(_ other: FoundRelay, at now: Instant) -> Bool {
        switch (isSettled(at: now), other.isSettled(at: now)) {
        case (true, true): (birth, identity) < (other.birth, other.identity)
        case (true, false): true
        case (false, true): false
        case (false, false): identity < other.identity
        }
    }

    private static func birth(_ announce: Announce, _ path: Path, at now: Instant) -> Instant {
        now - path.roundTrip / 2 - .milliseconds(Int64(announce.ageMilliseconds))
    }

    /// Loopback never changes; a link-local address is the last that anybody wants to repeat to
    /// somebody else.
    private static func isBetter(_ path: Path, than other: Path) -> Bool {
        let (rank, otherRank) = (rank(path.address), rank(other.address))
        return rank == otherRank ? path.roundTrip < other.roundTrip : rank < otherRank
    }

    private static func rank(_ address: Address) -> Int {
        if address.isLoopback { return 0 }
        if address.isIPv4 { return 1 }
        return address.isLinkLocal ? 3 : 2
    }
}
