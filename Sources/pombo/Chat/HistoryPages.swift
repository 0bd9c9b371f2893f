import PomboCore

/// A part of the past that was asked for and comes page by page.
struct HistoryPages: Equatable {
    /// How many, and from when on.
    var count: Int
    var since: WallTime?
    /// What was said, oldest first.
    private(set) var records: [Message] = []

    /// What the next question is; nil: there is all there is to have.
    mutating func add(_ page: [Message]) -> (before: UInt64, count: Int)? {
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
