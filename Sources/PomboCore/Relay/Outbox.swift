/// What the relay wants done, as data. The lanes are worked off in this order: the lines are
/// appended to the log and synced, then `committed` is called, then the datagrams go out, then
/// somebody is told. What is asked from the log is read last.
package struct Outbox: Sendable {
    /// Lines for the log, ready to be appended in one write.
    package var lines: [UInt8] = []
    /// The lines have to be on disk before `committed`, whatever the policy is.
    package var mustSync = false
    /// The datagrams, one behind the other.
    package var bytes: [UInt8] = []
    package var sends: [Send] = []
    package var notices: [RelayNotice] = []
    package var reads: [ReadRequest] = []

    package init() {}

    /// Forgets the content and keeps the memory.
    package mutating func clear() {
        lines.removeAll(keepingCapacity: true)
        mustSync = false
        bytes.removeAll(keepingCapacity: true)
        sends.removeAll(keepingCapacity: true)
        notices.removeAll(keepingCapacity: true)
        reads.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func send(_ range: Range<Int>, to audience: Audience) {
        sends.append(Send(range: range, audience: audience))
    }
}

/// One datagram and who gets it. A room's datagram stands here once, however many members it has.
package struct Send: Equatable, Sendable {
    package var range: Range<Int>
    package var audience: Audience

    package init(range: Range<Int>, audience: Audience) {
        self.range = range
        self.audience = audience
    }
}

package enum Audience: Equatable, Sendable {
    case address(Address)
    /// The members that repair, or the raw ones: `Relay.withAudience` names their addresses.
    case room(Int)
    case rawRoom(Int)
    /// The members that repair and whose burst credit holds the open batch.
    case readyRoom(Int)
}

/// Records that are too old for memory. The shell reads them from the log and hands their lines to
/// `found`; a request that cannot be answered is answered with no lines.
package struct ReadRequest: Equatable, Sendable {
    package var session: UInt64
    package var stream: Source
    /// The records of the stream up to and including this number are wanted …
    package var newest: UInt64
    /// … this many, the newest ones.
    package var count: Int
    package var purpose: Purpose

    package enum Source: Equatable, Sendable {
        case room(String)
        case inbox(client: UInt64)
    }

    package enum Purpose: Equatable, Sendable {
        case repair
        /// The `before` of the question.
        case history(before: UInt64)
    }
}
