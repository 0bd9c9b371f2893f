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
