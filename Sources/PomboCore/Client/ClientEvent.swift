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

/// What a WELCOME says that people want to know.
package struct SessionInfo: Equatable, Sendable {
    package var relay: String
    package var logID: UInt64
    package var durability: Welcome.Durability
    package var name: Name
    package var room: Name
    package var wall: WallTime
    /// The room goes on where it was left; else its records begin after `start`.
    package var isResumed: Bool
    package var start: UInt64
    /// The room's head at that time: what is between is still to come.
    package var head: UInt64
}

/// What there is to say about a record of the naked network.
package struct RawMarks: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// At least one record before it has not come.
    package static let lostBefore = RawMarks(rawValue: 1)
    /// It came after a newer one.
    package static let late = RawMarks(rawValue: 2)
    /// It came before, or its author's line was stamped twice.
    package static let doubled = RawMarks(rawValue: 4)
}

/// Why a line was not taken. Nothing was numbered or sent.
package enum SayError: Error, Hashable, Sendable {
    case empty
    case tooLong(byteCount: Int)
    /// Not well-formed UTF-8, or control characters in it.
    case notText
    /// Only say, me and direct are written by people.
    case kind(Kind)
    /// A direct message without a recipient, or a recipient without a direct message.
    case recipient
    /// So many lines wait already.
    case queueFull(limit: Int)
    case numbersUsedUp
    /// The client has left or was never started.
    case notConnected
}

/// What a client wants done, as data: datagrams to send in this order, and what to tell.
package struct ClientOutbox: Sendable {
    package var bytes: [UInt8] = []
    package var sends: [Range<Int>] = []
    package var events: [ClientEvent] = []

    package init() {}

    /// Forgets the content and keeps the memory.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        sends.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
    }
}
