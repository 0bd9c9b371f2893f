/// What a client has to tell, in the order in which it happened.
package enum ClientEvent: Equatable, Sendable {
    // MARK: The session

    case joined(SessionInfo)
    /// A JOIN was refused. Without `retry` nothing more is tried until somebody decides.
    case refused(Refuse.Cause, retry: Duration?, limit: UInt32, remark: String)
    /// The name that nobody typed is taken: the next one is tried.
    case renamed(from: Name, to: Name)
    /// The relay speaks none of our versions and modes.
    case foreignRelay(versions: [UInt8], modes: UInt8)
    case away
    case back
    /// The relay has another log than before: what was delivered of the old one ends here.
    case newLog
    case bye(Bye.Reason, remark: String)
    /// `leave` is done.
    case left

    // MARK: Records

    /// The next record of its stream.
    case delivered(Message)
    /// A record above an open hole. It will be delivered when its turn comes.
    case early(Message)
    /// Numbers above `after` are missing, up to `upto` at least.
    case gapOpened(StreamKind, after: UInt64, upto: UInt64)
    /// Nothing is held above a hole any more: all was filled, or is out of reach.
    case gapClosed(StreamKind, through: UInt64)
    /// Records up to `through` cannot be repaired; at most `missing` of them are lost.
    case gone(StreamKind, through: UInt64, missing: UInt64)
    /// The relay lost records that it had stamped; the next record follows an older one.
    case lostHistory(StreamKind)
    /// Raw mode: a record as it came.
    case raw(Message, RawMarks)

    // MARK: Own lines

    /// The line is stamped; where, is known of the newest one only.
    case stamped(cseq: UInt32, seq: UInt64?)
    /// The relay asks for patience; nothing is lost.
    case heldBack(Refuse.Cause, retry: Duration)
    /// Every member that repairs has delivered up to this number.
    case floor(UInt64)
    /// Every direct message up to this own number has reached its recipient.
    case seen(cseq: UInt32)

    // MARK: Answers

    case roster([Roster.Entry])
    /// Oldest first. Incomplete only when the room was left before all had come.
    case history(before: UInt64, records: [Message], isComplete: Bool)
}
