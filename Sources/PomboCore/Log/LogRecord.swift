/// One stamped record as the log keeps it: everything that is needed to send it again and to
/// rebuild the table that recognises a retry. The text stands beside it as bytes.
package struct LogRecord: Equatable, Sendable {
    package var seq: UInt64
    package var time: WallTime
    package var kind: Kind
    /// The room whose stream this is, or for a direct message the room it was written in.
    package var room: String
    package var nick: String
    package var client: UInt64
    /// The author's own number of it; zero for what the relay wrote about somebody.
    package var cseq: UInt32
    package var prev: UInt64
    /// The recipient of a direct message: its inbox is the stream.
    package var to: UInt64?
    package var toNick: String?
    package var reason: LeaveReason?
    /// A join, and every record of a visitor, binds the client's key to its id.
    package var binding: Binding?
    package var isRaw: Bool
    package var isVisitor: Bool
    package var origin: Origin?
    package var address: Address?

    /// What lets a returning client prove after a restart that it is the same one.
    package struct Binding: Hashable, Sendable {
        package var proof: UInt64
        package var attempt: UInt32

        package init(proof: UInt64, attempt: UInt32) {
            self.proof = proof
            self.attempt = attempt
        }
    }

    package init(
        seq: UInt64, time: WallTime, kind: Kind, room: String, nick: String, client: UInt64,
        cseq: UInt32 = 0, prev: UInt64, to: UInt64? = nil, toNick: String? = nil,
        reason: LeaveReason? = nil, binding: Binding? = nil, isRaw: Bool = false,
        isVisitor: Bool = false, origin: Origin? = nil, address: Address? = nil
    ) {
        self.seq = seq
        self.time = time
        self.kind = kind
        self.room = room
        self.nick = nick
        self.client = client
        self.cseq = cseq
        self.prev = prev
        self.to = to
        self.toNick = toNick
        self.reason = reason
        self.binding = binding
        self.isRaw = isRaw
        self.isVisitor = isVisitor
        self.origin = origin
        self.address = address
    }
}
