/// The list of members, asked for page by page.
struct WhoRequest: Equatable, Sendable {
    private(set) var due: Instant
    private var backoff = Backoff(limit: 8)
    private(set) var entries: [Roster.Entry] = []
    private var known: Set<UInt64> = []
    /// The place of the first entry of the next page.
    private(set) var nextIndex: UInt16 = 0

    init(at now: Instant) { due = now }

    mutating func noteAsked(after roundTrip: RoundTrip, at now: Instant) {
        due = now + backoff.stretch(roundTrip.timeout)
        backoff.grow()
    }

    mutating func restart(at now: Instant) { self = WhoRequest(at: now) }

    /// One page. Says whether the list is complete; if not, the next page is due.
    mutating func add(_ roster: Roster, at now: Instant) -> Bool {
        guard roster.firstIndex == nextIndex else { return false }
        // Who moved to another place between two pages stands in the list once.
        for entry in roster.entries where known.insert(entry.client).inserted {
            entries.append(entry)
        }
        let end = Int(nextIndex) + roster.entries.count
        guard !roster.entries.isEmpty, end < Int(roster.total) else { return true }
        nextIndex = UInt16(end)
        backoff.reset()
        due = now
        return false
    }
}
