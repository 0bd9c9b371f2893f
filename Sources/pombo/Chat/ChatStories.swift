import PomboCore

/// What happened to the last messages, for `/info`.
struct ChatStories {
    struct Story: Equatable {
        var message: Message
        /// Nil for one that was read from the relay's log later.
        var arrived: WallTime?
        /// It stood below a hole at first.
        var wasEarly: Bool
        /// When it was said here; nil for the others' ones.
        var typed: WallTime?
    }

    static let limit = 2000
    private var stories: [Story] = []

    mutating func add(_ story: Story) {
        stories.append(story)
        // In bulk: the front of an array is dear.
        if stories.count > 2 * Self.limit { stories.removeFirst(Self.limit) }
    }

    mutating func add(earlier message: Message) {
        if find(message.seq) != nil { return }
        add(Story(message: message, arrived: nil, wasEarly: false, typed: nil))
    }

    var lastSpoken: UInt64? {
        stories.last { $0.message.kind.isSpoken || $0.message.kind == .post }?.message.seq
    }

    func find(_ seq: UInt64) -> Story? { stories.last { $0.message.seq == seq } }
}

/// A part of the past that was asked for and comes page by page.
struct HistoryQuest: Equatable {
    /// How many, and from when on.
    var count: Int
    var since: WallTime?
    /// What was said, oldest first.
    private(set) var records: [Message] = []

    /// What the next question is; nil: there is all there is to have.
    mutating func take(_ page: [Message]) -> (before: UInt64, count: Int)? {
        let spoken = page.filter { message in
            (message.kind.isSpoken || message.kind == .post)
                && (since.map { message.time >= $0 } ?? true)
        }
        records = (spoken + records).suffix(count)
        guard let first = page.first, first.prev > 0, records.count < count else { return nil }
        if let since, first.time < since { return nil }
        // Joins and leaves between them do not count, so a page too many may come.
        return (first.seq, Specification.historyLimit)
    }
}
