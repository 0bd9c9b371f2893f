/// A line of the log that is no record. It repeats the last number that was stamped before it.
package enum ServiceLine: Equatable, Sendable {
    /// The first line of every file.
    case open(Open)
    case close
    /// The last line of a file that was rotated away.
    case rotate
    /// Numbers up to `until` may have been sent without being on disk.
    case reserve(until: UInt64)
    case state(State)
    /// The clock stepped back by so many microseconds.
    case skew(microseconds: Int64)
    /// What a recovery found: bytes that are no good lines and stay in the file, the lines they
    /// make, and the bytes it saved elsewhere and cut off the end.
    case damage(byteCount: UInt64, lineCount: UInt64, cutByteCount: UInt64)

    package var word: String {
        switch self {
        case .open: "open"
        case .close: "close"
        case .rotate: "rotate"
        case .reserve: "reserve"
        case .state: "state"
        case .skew: "skew"
        case .damage: "damage"
        }
    }

    package struct Open: Equatable, Sendable {
        package var version: Int
        package var logID: UInt64
        package var relay: String
        package var previousFile: String?
        package var previousChecksum: UInt32?

        package init(
            version: Int = 1, logID: UInt64, relay: String, previousFile: String? = nil,
            previousChecksum: UInt32? = nil
        ) {
            self.version = version
            self.logID = logID
            self.relay = relay
            self.previousFile = previousFile
            self.previousChecksum = previousChecksum
        }
    }

    /// What a new file must say so that a start reads the active file only.
    package enum State: Equatable, Sendable {
        /// One client of the last day: what recognises its retries, and where its inbox ends.
        case author(AuthorState)
        /// One room and the number its stream ends with.
        case room(name: String, head: UInt64)
        /// One member: who is in which room under which name since when.
        case member(Member)
    }

    package struct AuthorState: Equatable, Sendable {
        package var client: UInt64
        package var cseq: UInt32
        package var seq: UInt64
        package var time: WallTime
        package var binding: LogRecord.Binding
        package var inboxHead: UInt64

        package init(
            client: UInt64, cseq: UInt32, seq: UInt64, time: WallTime,
            binding: LogRecord.Binding, inboxHead: UInt64
        ) {
            self.client = client
            self.cseq = cseq
            self.seq = seq
            self.time = time
            self.binding = binding
            self.inboxHead = inboxHead
        }
    }

    package struct Member: Equatable, Sendable {
        package var client: UInt64
        package var nick: String
        package var room: String
        package var since: WallTime

        package init(client: UInt64, nick: String, room: String, since: WallTime) {
            self.client = client
            self.nick = nick
            self.room = room
            self.since = since
        }
    }
}
