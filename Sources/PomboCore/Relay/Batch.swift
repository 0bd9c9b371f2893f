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
