/// What was stamped since the last commit and is not durable yet. Nothing of it has changed the
/// relay's state but the heads that count it in, so forgetting it is enough to undo it.
struct Batch: Equatable, Sendable {
    var staged: [Staged] = []
    /// The records as they travel, one behind the other.
    var bytes: [UInt8] = []
    var joins: [PendingJoin] = []
    /// The rooms that were stamped in, in the order they were touched.
    var rooms: [Int] = []
    /// Peers with records here, in the order they were touched.
    var peers: [Int] = []
    /// What the reservation will be when this is durable.
    var reservedUntil: UInt64?
    /// Whether the clock is known to be behind the log once this is durable; nil: as before.
    var isClockBehind: Bool?
    /// The posts' ids, to recognise a doubled one.
    var posts: [UInt64] = []

    var isEmpty: Bool { staged.isEmpty && reservedUntil == nil }

    mutating func clear() {
        staged.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        joins.removeAll(keepingCapacity: true)
        rooms.removeAll(keepingCapacity: true)
        peers.removeAll(keepingCapacity: true)
        posts.removeAll(keepingCapacity: true)
        reservedUntil = nil
        isClockBehind = nil
    }
}

/// One stamped record that waits for the log.
struct Staged: Equatable, Sendable {
    var seq: UInt64
    var prev: UInt64
    var time: WallTime
    /// In the batch's bytes.
    var range: Range<Int>
    var stream: Target
    var effect: Effect
    /// The next one of the same room; -1: none.
    var next = -1

    enum Target: Equatable, Sendable {
        case room(Int)
        /// The place of the author whose inbox it is.
        case inbox(Int)
        /// A direct message to somebody this relay has never heard of.
        case nowhere
    }

    /// What happens to the tables when the record is durable.
    enum Effect: Equatable, Sendable {
        case said(peer: Int, cseq: UInt32, isRaw: Bool, recipient: UInt64)
        case posted
        /// The place in the batch's joins.
        case joined(Int)
        case left(peer: Int, LeaveReason)
        /// The first half of a move to another room; the join that follows is the other half.
        case movedOut(peer: Int)
        case renamed(Int)
    }
}

/// A JOIN whose record waits for the log.
struct PendingJoin: Equatable, Sendable {
    var join: Join
    var address: Address
    var proof: UInt64
    /// The session it changes; nil for a new one.
    var peer: Int?
    var room: Int
    /// The number before its own join record: where a new member begins.
    var start: UInt64 = 0
}
