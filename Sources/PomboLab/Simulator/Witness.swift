import PomboCore

/// What one run of one client was shown, held against the ledger record by record.
struct Witness: Sendable {
    /// The last delivered number of each stream it is in.
    private var room: UInt64?
    private var inbox: UInt64?
    private(set) var roomKey: StreamKey
    private let inboxKey: StreamKey
    /// Own numbers that it was told are stamped, and where, if it was told where.
    private(set) var claims: [(cseq: UInt32, seq: UInt64?)] = []
    /// A hole was announced: the next record may follow anything.
    private var isRoomExcused = true
    private var isInboxExcused = true

    init(client: UInt64, room name: Name) {
        roomKey = .room(name.text)
        inboxKey = .inbox(client)
    }

    mutating func enter(_ name: Name) {
        roomKey = .room(name.text)
        room = nil
        isRoomExcused = true
    }

    mutating func excuse(isInbox: Bool) {
        if isInbox { isInboxExcused = true } else { isRoomExcused = true }
    }

    mutating func forget() {
        room = nil
        inbox = nil
        isRoomExcused = true
        isInboxExcused = true
    }

    mutating func claim(_ cseq: UInt32, _ seq: UInt64?) { claims.append((cseq, seq)) }

    /// Holds one delivered record against the log: S1 and S4.
    mutating func deliver(
        seq: UInt64, prev: UInt64, fingerprint: UInt64?, isInbox: Bool, ledger: Ledger
    ) -> (Violation.Promise, String)? {
        guard let entry = ledger.entry(seq) else {
            return (.exactRun, "\(seq) was delivered and never logged")
        }
        guard fingerprint == nil || entry.fingerprint == fingerprint else {
            return (.exactRun, "\(seq) was delivered with another content than it has in the log")
        }
        let key = isInbox ? inboxKey : roomKey
        guard entry.stream == key else {
            return (.exactRun, "\(seq) belongs to \(entry.stream), not to \(key)")
        }
        let last = isInbox ? inbox : room
        let isExcused = isInbox ? isInboxExcused : isRoomExcused
        if let last, seq <= last { return (.order, "\(seq) was delivered after \(last)") }
        if let last, prev != last, !isExcused {
            return (.exactRun, "\(seq) follows \(prev), but \(last) was delivered before it")
        }
        if isInbox {
            inbox = seq
            isInboxExcused = false
        } else {
            room = seq
            isRoomExcused = false
        }
        return nil
    }
}
