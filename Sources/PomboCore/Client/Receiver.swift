/// The receiver's rule for one stream (P-rules "Receiving"): what arrives in any order and any
/// number of times comes out in order, once, without a hole.
struct Receiver: Equatable, Sendable {
    let kind: StreamKind
    private(set) var number: UInt32 = 0
    private(set) var tag: UInt64 = 0
    /// The last delivered number.
    private(set) var last: UInt64 = 0
    /// The highest number that is known to exist.
    private(set) var head: UInt64 = 0
    /// Early records, ascending, at most 256.
    private(set) var held: [Message] = []
    /// When the next NACK is due, and how patient repeating has made it.
    private(set) var nack = Timer()
    private var patience = 0

    init(_ kind: StreamKind) { self.kind = kind }

    /// A session began. Nil: the stream goes on where it was.
    mutating func begin(_ stream: Welcome.Stream, from start: UInt64?) {
        number = stream.number
        tag = stream.tag
        if let start {
            last = start
            held.removeAll()
            head = start
        }
        head = max(head, stream.head)
        nack.disarm()
        patience = 0
    }

    mutating func forget() {
        last = 0
        head = 0
        held.removeAll()
        nack.disarm()
    }

    // MARK: The rule

    /// Takes one record. True if it was news.
    mutating func take(_ message: Message, into events: inout [ClientEvent]) -> Bool {
        var message = message
        message.wasRepaired = message.seq < head
        head = max(head, message.seq)
        if message.seq <= last { return false }
        if message.prev > last { return hold(message, into: &events) }
        deliver(message, into: &events)
        drain(into: &events)
        return true
    }

    /// What is said to be gone for good ends the hole.
    mutating func skip(through: UInt64, into events: inout [ClientEvent]) {
        guard through > last else { return }
        events.append(.gone(kind, through: through, missing: through - last))
        last = through
        head = max(head, through)
        held.removeAll { $0.seq <= through }
        drain(into: &events)
    }

    mutating func note(head: UInt64) { self.head = max(self.head, head) }

    private mutating func deliver(_ message: Message, into events: inout [ClientEvent]) {
        if message.prev < last { events.append(.lostHistory(kind)) }
        events.append(.delivered(message))
        last = message.seq
    }

    private mutating func drain(into events: inout [ClientEvent]) {
        var count = 0
        while count < held.count, held[count].prev <= last {
            if held[count].seq > last { deliver(held[count], into: &events) }
            count += 1
        }
        held.removeFirst(count)
    }

    /// Keeps an early one; when there are too many the newest goes, since repair will bring it.
    private mutating func hold(_ message: Message, into events: inout [ClientEvent]) -> Bool {
        let place = held.firstIndex { $0.seq >= message.seq } ?? held.count
        if place < held.count, held[place].seq == message.seq { return false }
        guard place < Specification.heldRecordLimit else { return false }
        if held.count == Specification.heldRecordLimit { held.removeLast() }
        held.insert(message, at: place)
        events.append(.early(message))
        return true
    }

    // MARK: Repair

    /// Every hole, ascending: below the first held one, between held ones, and up to the head.
    var gaps: Nack.Gaps {
        var gaps = Nack.Gaps()
        var end = last
        for message in held {
            if message.prev > end { gaps.append(Nack.Gap(after: end, upto: message.prev)) }
            end = message.seq
        }
        if head > end { gaps.append(Nack.Gap(after: end, upto: head)) }
        return gaps
    }

    var hasGaps: Bool { head > last }

    /// Arms the timer when there is a hole and forgets it when there is none. News makes it
    /// impatient again.
    mutating func schedule(_ roundTrip: RoundTrip, isNews: Bool, at now: Instant) {
        guard hasGaps else {
            nack.disarm()
            patience = 0
            return
        }
        if !nack.isArmed {
            nack.arm(at: now, after: max(ClientLimit.nackFirst, roundTrip.estimate / 4))
            patience = 0
        } else if isNews, patience > 0 {
            patience = 0
            let again = Self.interval(roundTrip)
            if now + again < nack.due { nack.arm(at: now, after: again) }
        }
    }

    /// A NACK was sent: the next one later, up to four times as patient, but never slower than
    /// once a second: half of them may be lost, and half of their answers.
    mutating func noteAsked(_ roundTrip: RoundTrip, at now: Instant) {
        let first = Self.interval(roundTrip)
        var interval = first
        for _ in 0..<patience { interval = interval * 3 / 2 }
        nack.arm(at: now, after: min(interval, first * 4, ClientLimit.nackCeiling))
        patience = min(patience + 1, 4)
    }

    private static func interval(_ roundTrip: RoundTrip) -> Duration {
        let patience = roundTrip.estimate + roundTrip.variation * 4
        return min(ClientLimit.nackCeiling, max(ClientLimit.nackFloor, patience))
    }
}
