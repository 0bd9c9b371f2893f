import PomboCore

/// A relay that answered, over however many paths.
struct FoundRelay: Equatable, Sendable {
    /// One way to it.
    struct Path: Equatable, Sendable {
        var address: Address
        /// The interface's index; zero when it is not known.
        var interface: UInt32
        var roundTrip: Duration
    }

    var logID: UInt64
    var name: String
    var host: String
    /// In all its rooms, as it last said.
    var members: Int
    /// When it started, as the quickest answer tells: each has been under way for a while.
    var birth: Instant
    /// The best one first.
    private(set) var paths: [Path]

    /// A machine has few addresses; whoever makes up more is not believed.
    static let pathLimit = 8
    /// Two answers of one relay agree on its birth within the time they were under way.
    static let birthTolerance = Duration.seconds(2)

    init(_ announce: Announce, _ path: Path, at now: Instant) {
        logID = announce.logID
        name = announce.name
        host = announce.host
        members = Int(announce.members)
        birth = Self.birth(announce, path, at: now)
        paths = [path]
    }

    var address: Address { paths[0].address }

    /// An own log on two machines, as after copying a folder, makes two relays of one log id.
    func isSame(as other: FoundRelay) -> Bool {
        let apart = min(birth, other.birth).duration(to: max(birth, other.birth))
        return logID == other.logID && address.port == other.address.port && name == other.name
            && host == other.host && apart < Self.birthTolerance
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

    /// The oldest one is first: with times that all see alike, people who search at once and hosts
    /// who watch choose the same one.
    func precedes(_ other: FoundRelay) -> Bool {
        (birth, logID, address.port) < (other.birth, other.logID, other.address.port)
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
