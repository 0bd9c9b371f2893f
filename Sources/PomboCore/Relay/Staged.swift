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
