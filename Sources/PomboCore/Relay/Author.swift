/// What the relay remembers of a client for a day, whether it is here or not: what recognises a
/// retry, and the inbox that belongs to the client.
struct Author: Equatable, Sendable {
    let client: UInt64
    /// Who knows the key behind it is the client. Nil until the first JOIN, which binds it.
    var proof: UInt64?
    var attempt: UInt32 = 0
    /// The highest stamped number of its own and where it was stamped.
    private(set) var cseq: UInt32 = 0
    private(set) var seq: UInt64 = 0
    var lastActive = WallTime(microseconds: 0)
    var inbox: RecordStream
    /// The slot of its session; -1: it has none.
    var peer = -1
    /// Its direct messages that have not reached their recipients yet, in order.
    private var unseen: [Direct] = []
    /// Whose direct messages in this inbox wait to be told that they have arrived.
    private(set) var awaited: [UInt64] = []

    struct Direct: Equatable, Sendable {
        var cseq: UInt32
        var seq: UInt64
        var recipient: UInt64
    }

    init(client: UInt64, inbox: RecordStream) {
        self.client = client
        self.inbox = inbox
    }

    // MARK: What it has said

    /// Its line `cseq` is in the log as `seq`.
    mutating func advance(to cseq: UInt32, seq: UInt64) {
        self.cseq = cseq
        self.seq = seq
    }

    /// A JOIN of its own. What it says about its lowest open number tells the relay where to begin
    /// when it has no memory of its own.
    mutating func bind(_ pending: PendingJoin) {
        proof = pending.proof
        attempt = pending.join.attempt
        cseq = max(cseq, pending.join.lowestOpen - 1)
    }

    /// What its next JOIN is held against after a restart.
    var binding: LogRecord.Binding? {
        proof.map { LogRecord.Binding(proof: $0, attempt: attempt) }
    }

    // MARK: Direct messages

    /// Every direct message up to this number has reached its recipient.
    var seen: UInt32 { unseen.first.map { $0.cseq - 1 } ?? cseq }

    /// Beyond the bound messages to one recipient are seen together. What cannot be counted so is
    /// never told as seen: silence rather than a wrong mark.
    mutating func addUnseen(_ direct: Direct) {
        if unseen.count < RelayLimit.directsWatched {
            unseen.append(direct)
        } else {
            let last = unseen.count - 1
            let isSame = unseen[last].recipient == direct.recipient
            unseen[last].seq = isSame ? max(unseen[last].seq, direct.seq) : .max
        }
    }

    /// A reader has delivered its inbox up to `seq`. Says whether `seen` moves by that.
    mutating func markSeen(by reader: UInt64, upTo seq: UInt64) -> Bool {
        let before = seen
        unseen.removeAll { $0.recipient == reader && $0.seq <= seq }
        return seen != before
    }

    func waits(for reader: UInt64) -> Bool { unseen.contains { $0.recipient == reader } }

    /// Another author waits to hear what arrives in this inbox.
    mutating func addAwaited(_ author: UInt64) {
        guard awaited.count < RelayLimit.directsWatched, !awaited.contains(author) else { return }
        awaited.append(author)
    }

    /// Only these still wait.
    mutating func keep(awaited authors: [UInt64]) { awaited = authors }
}
