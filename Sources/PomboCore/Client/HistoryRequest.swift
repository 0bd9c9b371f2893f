/// A question for older records that is asked until all of the answer has come.
struct HistoryRequest: Equatable, Sendable {
    let before: UInt64
    let count: UInt8
    private(set) var due: Instant
    private var backoff = Backoff(limit: 8)
    private var slots: [Message?] = []
    private var isSized = false
    private var missing = 0

    /// So many questions wait for their answers, one after another.
    static let limit = 8

    init(before: UInt64, count: UInt8, at now: Instant) {
        self.before = before
        self.count = count
        due = now
    }

    var records: [Message] { slots.compactMap(\.self) }

    var isComplete: Bool { isSized && missing == 0 }

    mutating func noteAsked(after roundTrip: RoundTrip, at now: Instant) {
        due = now + backoff.stretch(roundTrip.timeout)
        backoff.grow()
    }

    /// A new session: the question is asked anew, in its name.
    mutating func restart(at now: Instant) {
        backoff.reset()
        due = now
    }

    /// One datagram of the answer.
    mutating func add(_ messages: [Message], _ page: Stamped.Page) {
        guard page.before == before, page.total <= count else { return }
        if !isSized || slots.count != Int(page.total) {
            isSized = true
            slots = Array(repeating: nil, count: Int(page.total))
            missing = slots.count
        }
        for (index, message) in messages.enumerated() {
            let place = Int(page.firstIndex) + index
            guard place < slots.count, slots[place] == nil, message.seq < before else { continue }
            slots[place] = message
            missing -= 1
        }
        if missing == 0, !isAscending { forget() }
    }

    /// Parts of two answers that do not fit together are no answer.
    private var isAscending: Bool {
        let records = records
        return zip(records, records.dropFirst()).allSatisfy { $0.seq < $1.seq }
    }

    private mutating func forget() {
        isSized = false
        slots = []
        missing = 0
    }
}
