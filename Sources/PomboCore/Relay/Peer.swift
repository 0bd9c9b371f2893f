/// One session: who is at which address, in which room, and how far it has come.
struct Peer: Equatable, Sendable {
    /// Zero when the slot is free.
    var session: UInt64 = 0
    /// The place of its author.
    var author: Int
    var client: UInt64
    /// Nil for one that is expected back, or whose address another session has proven.
    var address: Address?
    var name: Name
    var room: Int
    var since: WallTime
    var flags: Join.Flags
    var presence = Presence.present
    /// What its WELCOME said, to be said again to the same JOIN.
    var welcome = WelcomeStart()
    var lastHeard: Instant
    var delivered: UInt64 = 0
    var inboxDelivered: UInt64 = 0
    /// Somebody wants its name: when it was asked whether it is still there.
    var probed: Instant?

    var candidate: Candidate?

    enum Presence: Equatable, Sendable {
        case present
        /// From before a restart; after this instant it is stamped as lost.
        case expected(until: Instant)
        /// Its leave record is staged, or owed while the log is in trouble.
        case leaving(LeaveReason)
    }

    struct WelcomeStart: Equatable, Sendable {
        var nonce: UInt64 = 0
        var roomStart: UInt64 = 0
        var inboxStart: UInt64 = 0
    }

    /// A new address that has not proven itself yet.
    struct Candidate: Equatable, Sendable {
        var address: Address
        var token: UInt64
    }

    init(
        author: Int, client: UInt64, name: Name, room: Int, since: WallTime, flags: Join.Flags,
        lastHeard: Instant
    ) {
        self.author = author
        self.client = client
        self.name = name
        self.room = room
        self.since = since
        self.flags = flags
        self.lastHeard = lastHeard
    }

    var isVisitor: Bool { flags.contains(.visitor) }
    var isRaw: Bool { flags.contains(.raw) }
    /// It was asked for a sign of life and has given none yet.
    var isAsked: Bool { probed.map { lastHeard <= $0 } ?? false }

    var isPresent: Bool { presence == .present }

    var isExpected: Bool {
        if case .expected = presence { return true }
        return false
    }

    var isLeaving: Bool {
        if case .leaving = presence { return true }
        return false
    }
}
