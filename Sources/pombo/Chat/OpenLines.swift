import PomboCore

/// What is known and has no place in the room's order yet: what came early, above a hole, and what
/// was said here and is under way.
struct OpenLines {
    /// A line that was said here.
    struct Own {
        var cseq: UInt32
        var draft: ChatDraft
        var typed: WallTime
        var isStamped = false
    }

    /// One of them as it is shown.
    enum Piece {
        case hole(StreamKind, before: UInt64, missing: UInt64)
        case early(Message)
        case own(Own)
    }

    /// What a record was before it was delivered.
    struct Past {
        /// It was shown already, below a hole.
        var wasEarly: Bool
        /// Its stream had a hole, which it may have filled.
        var hadHole: Bool
        /// The own line that it is the record of.
        var own: Own?
    }

    /// Ascending.
    private var early: [Message] = []
    private var own: [Own] = []
    /// The last delivered numbers.
    private var lastOfRoom: UInt64 = 0
    private var lastOfInbox: UInt64 = 0

    /// Another room: the old one's order ends here, and what was said there is in its log.
    mutating func beginRoom(at start: UInt64) {
        early = []
        lastOfRoom = start
    }

    // MARK: Records

    mutating func hold(_ message: Message) {
        let place = early.firstIndex { $0.seq > message.seq } ?? early.count
        early.insert(message, at: place)
    }

    mutating func deliver(_ message: Message) -> Past {
        let hadHole = early.contains { $0.stream == message.stream }
        let wasEarly = early.contains { $0.stream == message.stream && $0.seq == message.seq }
        advance(message.stream, to: message.seq)
        closeHole(message.stream, through: message.seq)
        return Past(
            wasEarly: wasEarly, hadHole: hadHole,
            own: message.isOwn ? remove(message.cseq) : nil)
    }

    /// Nothing up to this number is missing any more, or ever to be had.
    mutating func advance(_ stream: StreamKind, to seq: UInt64) {
        switch stream {
        case .room: lastOfRoom = max(lastOfRoom, seq)
        case .inbox: lastOfInbox = max(lastOfInbox, seq)
        }
    }

    /// Whether anything stood there that does so no more.
    @discardableResult
    mutating func closeHole(_ stream: StreamKind, through seq: UInt64) -> Bool {
        let count = early.count
        early.removeAll { $0.stream == stream && $0.seq <= seq }
        return early.count < count
    }

    // MARK: Own lines

    mutating func say(_ draft: ChatDraft, as cseq: UInt32, at time: WallTime) {
        own.append(Own(cseq: cseq, draft: draft, typed: time))
    }

    /// The line as it is now; nil if it has its place already. A direct message comes back to
    /// nobody: with its stamp it is done.
    mutating func stamp(_ cseq: UInt32) -> Own? {
        guard let place = own.firstIndex(where: { $0.cseq == cseq }) else { return nil }
        own[place].isStamped = true
        return own[place].draft.kind == .direct ? own.remove(at: place) : own[place]
    }

    private mutating func remove(_ cseq: UInt32) -> Own? {
        own.firstIndex { $0.cseq == cseq }.map { own.remove(at: $0) }
    }

    /// How many the relay does not have yet.
    var unstampedCount: Int { own.count { !$0.isStamped } }

    // MARK: As they are shown

    /// The holes with what is early below each, then what was said here.
    var pieces: [Piece] {
        var pieces: [Piece] = []
        for stream in [StreamKind.room, .inbox] {
            var last = stream == .room ? lastOfRoom : lastOfInbox
            for message in early where message.stream == stream {
                if message.prev > last {
                    pieces.append(
                        .hole(stream, before: message.seq, missing: message.prev - last))
                }
                pieces.append(.early(message))
                last = message.seq
            }
        }
        return pieces + own.map { .own($0) }
    }
}
