/// Deduplication: what the number of a SAY says about it, so that a retry or a doubled datagram is
/// stamped once. An author's lines count up from one without a gap.
enum Deduplication: Equatable {
    /// It is in the log: acknowledged again, never stamped again.
    case durable
    /// It is in the open batch: acknowledged when that is durable.
    case staged
    case next
    /// It overtook others, and is held until they are here.
    case early
    /// No client may be so far ahead.
    case tooEarly

    /// `durable` is the author's highest number in the log; `stagedCount` more are in the batch.
    init(_ cseq: UInt32, durable: UInt32, stagedCount: Int) {
        let next = UInt64(durable) + UInt64(stagedCount) + 1
        if UInt64(cseq) == next {
            self = .next
        } else if UInt64(cseq) < next {
            self = cseq <= durable ? .durable : .staged
        } else {
            let isNear = UInt64(cseq) <= next + UInt64(Specification.heldSayLimit)
            self = isNear ? .early : .tooEarly
        }
    }
}
