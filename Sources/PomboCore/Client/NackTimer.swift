/// When to ask for what is missing: soon, then with growing patience, anew after each arrival that
/// helped.
struct NackTimer: Equatable, Sendable {
    /// Nil: nothing is missing.
    private(set) var due: Instant?
    private var backoff = Backoff(limit: 4)
    /// The highest number that was asked for.
    private var asked: UInt64 = 0

    func hasAsked(for seq: UInt64) -> Bool { seq <= asked }

    /// Something useful came. A new hole and a repaired record make the next question urgent; it is
    /// never put off, or a busy room would keep a hole open for ever.
    mutating func noteArrival(
        isLacking: Bool, isUrgent: Bool, _ roundTrip: RoundTrip, at now: Instant
    ) {
        guard isLacking else {
            due = nil
            return
        }
        backoff.reset()
        guard let due else {
            self.due = now + roundTrip.firstNack
            return
        }
        self.due = min(due, now + (isUrgent ? roundTrip.firstNack : roundTrip.nextNack))
    }

    mutating func noteAsked(upto: UInt64, _ roundTrip: RoundTrip, at now: Instant) {
        asked = max(asked, upto)
        // Never slower than once a second: half of the questions may be lost, and half the answers.
        due = now + min(backoff.stretch(roundTrip.nextNack), .seconds(1))
        backoff.grow()
    }
}
