/// What the relay remembers of a client for a day, whether it is here or not: what recognises a
/// retry, and the inbox that belongs to the client.
struct Author: Equatable, Sendable {
    let client: UInt64
    /// Who knows the key behind it is the client. Nil until the first JOIN, which binds it.
    var proof: UInt64?
    var attempt: UInt32 = 0
    /// The highest stamped number of its own and where it was stamped.
    var cseq: UInt32 = 0
    var seq: UInt64 = 0
    var lastActive = WallTime(microseconds: 0)
    var inbox: RecordStream
    /// The slot of its session; -1: it has none.
    var peer = -1
    /// Its direct messages that have not reached their recipients yet, in order.
    var unseen: [Direct] = []
    /// Whose direct messages in this inbox wait to be told that they have arrived.
    var awaited: [UInt64] = []

    struct Direct: Equatable, Sendable {
        var cseq: UInt32
        var seq: UInt64
        var recipient: UInt64
    }

    init(client: UInt64, inbox: RecordStream) {
        self.client = client
        self.inbox = inbox
    }

    /// Every direct message up to this number has reached its recipient.
    var seen: UInt32 { unseen.first.map { $0.cseq - 1 } ?? cseq }
}
