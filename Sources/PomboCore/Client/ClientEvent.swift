/// What a client wants to be known. A screen draws it, a pipe prints it, a simulator judges it.
package enum ClientEvent: Equatable, Sendable {
    case joined(Arrival)
    case refused(Refuse.Cause, retry: Duration, limit: UInt32, remark: String)
    /// The default name was taken; this one is tried instead.
    case renamed(Name)
    /// No sign of life; and the first one afterwards.
    case away
    case back
    /// Another relay, or one that lost its log: what was known of the streams is void.
    case newLog
    case versions([UInt8])

    /// In order, each once, without a hole.
    case delivered(Message)
    /// Arrived above an open hole; it is delivered when the hole is closed.
    case early(Message)
    /// What came, as it came: raw mode only.
    case raw(Message, RawMark)
    /// Records up to `through` are lost for good; there may have been `missing` of them.
    case gone(StreamKind, through: UInt64, missing: UInt64)
    case lostHistory(StreamKind)

    /// An own line is stamped; its number is not known when only a later one was named.
    case stamped(UInt32, UInt64?)
    /// The relay asks for patience; nothing is lost.
    case heldBack(Refuse.Cause, Duration)
    /// Everybody in the room who repairs has delivered up to here.
    case floor(UInt64)
    /// Own direct messages up to this number have reached their recipients.
    case seen(UInt32)

    case roster([Roster.Entry])
    case history(before: UInt64, [Message])
    case bye(Bye.Reason, remark: String)

    package struct Arrival: Equatable, Sendable {
        package var relay: String
        package var durability: Welcome.Durability
        package var logID: UInt64
        package var room: Name
        /// The stream goes on where it was.
        package var isResumed: Bool
    }

    package enum RawMark: Equatable, Sendable {
        case fresh
        /// So many numbers of the stream are missing before it.
        case afterLoss
        case late
        case doubled
    }
}

/// What a client wants done: datagrams for the relay, and events.
package struct ClientOutbox: Sendable {
    package var bytes: [UInt8] = []
    package var sends: [Range<Int>] = []
    package var events: [ClientEvent] = []

    package init() {}

    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        sends.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
    }
}

/// Why a line cannot be sent at all. Found before it gets a number, so that nothing waits behind it.
package enum SayError: Error, Equatable, Sendable {
    case empty
    case tooLong(byteCount: Int)
    case notText
    case queueFull(lineCount: Int)
    case noRecipient
    case ended
}
