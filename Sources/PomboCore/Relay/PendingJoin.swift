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
