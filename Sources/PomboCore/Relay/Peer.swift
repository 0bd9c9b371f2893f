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
    var receiveBuffer: UInt32 = 0
    var credit = BurstCredit()
    /// The open batch is more than its credit holds.
    var isOverrun = false

    /// Records staged in the open batch.
    var stagedCount = 0
    var allowance: Pace
    /// SAYs that came early or wait for a token, ascending.
    var held: [HeldSay] = []
    /// What the next ACK echoes.
    var echo = Echo()
    var needsAck = false
    var nextRefusal = Instant.zero
    var mutedUntil = Instant.zero
    /// Somebody wants its name: when it was asked whether it is still there.
    var probed: Instant?

    var repair = RepairBudget()
    var candidate: Candidate?
    var inboxBeacon = Beacon()
    var traffic = PeerTraffic()

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

    /// The time of the last SAY and when it arrived.
    struct Echo: Equatable, Sendable {
        var time: UInt64 = 0
        var arrival = Instant.zero
    }

    /// A new address that has not proven itself yet.
    struct Candidate: Equatable, Sendable {
        var address: Address
        var token: UInt64
    }

    init(
        author: Int, client: UInt64, name: Name, room: Int, since: WallTime, flags: Join.Flags,
        lastHeard: Instant, recordRate: Int
    ) {
        self.author = author
        self.client = client
        self.name = name
        self.room = room
        self.since = since
        self.flags = flags
        self.lastHeard = lastHeard
        allowance = Pace(perSecond: recordRate, burst: RelayLimit.recordBurst)
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

/// A SAY that waits for its turn.
struct HeldSay: Equatable, Sendable {
    var say: Say
    var text: [UInt8]
}

/// What a session has sent, received and asked for: the losses that a roster shows.
struct PeerTraffic: Equatable, Sendable {
    /// Datagrams that arrived, and how many the client says it sent.
    var received: UInt32 = 0
    var sent: UInt32 = 0
    /// Lines of its own that were stamped.
    var said = 0
    /// Records that went to it, and those it asked for again.
    var records = 0
    var repaired = 0
    var roundTripMicroseconds: UInt32 = 0

    /// In hundredths of a percent.
    var lossUp: UInt16 { Self.share(Int(sent) - Int(received), of: Int(sent)) }
    var lossDown: UInt16 { Self.share(repaired, of: records) }

    private static func share(_ part: Int, of whole: Int) -> UInt16 {
        whole <= 0 || part <= 0 ? 0 : UInt16(min(part, whole) * 10_000 / whole)
    }
}

/// How much may be repaired for one session just now.
struct RepairBudget: Equatable, Sendable {
    private var pace = Pace(
        perSecond: RelayLimit.repairsPerSecond, burst: RelayLimit.repairBurst)
    private var nextBurst = Instant.zero
    /// Answers beside the bursts, of the next record only, which no shortage of tokens holds up.
    private var singles = Pace(
        perSecond: RelayLimit.nextRecordsPerSecond, burst: RelayLimit.nextRecordsBurst)

    /// How many records the answer to a NACK may hold: at least the next one, or nothing would ever
    /// move; none for somebody who asks faster than any client has to.
    mutating func grant(at now: Instant) -> Int {
        guard now >= nextBurst else { return singles.tryTake(at: now) ? 1 : 0 }
        nextBurst = now + RelayLimit.repairBurstInterval
        var count = 1
        while count < RelayLimit.repairBurst, pace.allows(at: now, taken: count) { count += 1 }
        return count
    }

    /// Whether there is a token. What is not a NACK needs one: only repair must always go on.
    func allows(at now: Instant) -> Bool { pace.allows(at: now) }

    mutating func use(_ count: Int, at now: Instant) { pace.take(count, at: now) }
}
