/// The receiver's rule for one stream: each record once, in the relay's order, and what is missing
/// is asked for.
struct Receiver: Equatable, Sendable {
    let kind: StreamKind
    private(set) var number: UInt32 = 0
    private(set) var tag: UInt64 = 0
    /// The last delivered number.
    private(set) var last: UInt64 = 0
    /// What came above a hole, ascending; the first one's `prev` is above `last`.
    private(set) var held: [Message] = []
    /// The highest number that is known to exist.
    private(set) var head: UInt64 = 0
    private(set) var nack = NackTimer()

    private let repairs: Bool

    /// A stream of a member that repairs; for visitors and raw members it asks for nothing.
    init(_ kind: StreamKind, repairs: Bool = true) {
        self.kind = kind
        self.repairs = repairs
    }

    var isLacking: Bool { repairs && head > last }

    /// What a record was to the rule.
    enum Arrival: Equatable { case old, delivered, held }

    /// `seq ≤ last`: drop. `prev > last`: hold. `prev == last`: deliver. `prev < last < seq`: the
    /// relay lost history; tell, deliver.
    mutating func take(
        _ message: Message, after roundTrip: RoundTrip, at now: Instant,
        into events: inout [ClientEvent]
    ) -> Arrival {
        guard message.seq > last else { return .old }
        var message = message
        message.wasRepaired = nack.hasAsked(for: message.seq)
        head = max(head, message.seq)
        var opensHole = false
        if message.prev > last {
            let place = held.firstIndex { $0.seq >= message.seq } ?? held.count
            if place < held.count, held[place].seq == message.seq { return .old }
            opensHole = message.prev > (place == 0 ? last : held[place - 1].seq)
            hold(message, at: place, into: &events)
        } else {
            deliver(message, into: &events)
            deliverHeld(into: &events)
        }
        nack.noteArrival(
            isLacking: isLacking, isUrgent: opensHole || message.wasRepaired, roundTrip, at: now)
        return message.seq <= last ? .delivered : .held
    }

    private mutating func hold(
        _ message: Message, at place: Int, into events: inout [ClientEvent]
    ) {
        if held.count == Specification.heldRecordLimit {
            // The highest is the one that will be wanted last.
            if place == held.count { return }
            held.removeLast()
        }
        if held.isEmpty {
            events.append(.gapOpened(kind, after: last, upto: message.prev))
        }
        held.insert(message, at: place)
        events.append(.early(message))
    }

    private mutating func deliver(_ message: Message, into events: inout [ClientEvent]) {
        if message.prev < last { events.append(.lostHistory(kind)) }
        last = message.seq
        events.append(.delivered(message))
    }

    /// Goes on with the held ones as far as the chain reaches.
    private mutating func deliverHeld(into events: inout [ClientEvent]) {
        guard !held.isEmpty else { return }
        var count = 0
        while count < held.count, held[count].prev <= last {
            if held[count].seq > last { deliver(held[count], into: &events) }
            count += 1
        }
        held.removeFirst(count)
        if held.isEmpty { events.append(.gapClosed(kind, through: last)) }
    }

    // MARK: What the relay says about the stream

    /// The stream reaches up to `head`.
    mutating func note(head: UInt64, after roundTrip: RoundTrip, at now: Instant) {
        guard head > self.head else { return }
        self.head = head
        nack.noteArrival(isLacking: isLacking, isUrgent: false, roundTrip, at: now)
    }

    /// Nothing up to `through` can be repaired.
    mutating func skip(
        through: UInt64, after roundTrip: RoundTrip, at now: Instant,
        into events: inout [ClientEvent]
    ) {
        guard through > last else { return }
        events.append(.gone(kind, through: through, missing: through - last))
        last = through
        head = max(head, through)
        deliverHeld(into: &events)
        nack.noteArrival(isLacking: isLacking, isUrgent: true, roundTrip, at: now)
    }

    /// A session begins: goes on where it was, or begins after `stream.start`. `told` is what the
    /// JOIN said was delivered. Says whether it goes on.
    mutating func join(
        _ stream: Welcome.Stream, isSame: Bool, told: UInt64, after roundTrip: RoundTrip,
        at now: Instant, into events: inout [ClientEvent]
    ) -> Bool {
        number = stream.number
        tag = stream.tag
        nack = NackTimer()
        head = stream.head
        let goesOn = isSame && repairs && last != 0
        if !goesOn {
            last = stream.start
        } else if stream.head < told {
            // The log is older than what was delivered from it. Whatever comes next may have a
            // number that was used before, and would be dropped as old without a word.
            last = stream.head
            events.append(.lostHistory(kind))
        }
        // What the relay does not know any more can never be reached over its hole.
        let hadHole = !held.isEmpty
        held.removeAll { !goesOn || $0.seq > head }
        if hadHole, held.isEmpty { events.append(.gapClosed(kind, through: last)) }
        nack.noteArrival(isLacking: isLacking, isUrgent: false, roundTrip, at: now)
        return goesOn
    }

    // MARK: Asking

    /// All holes at once, the lowest ones if there are too many.
    var gaps: Nack.Gaps {
        var gaps = Nack.Gaps()
        var end = last
        for message in held {
            if message.prev > end, !gaps.append(Nack.Gap(after: end, upto: message.prev)) {
                return gaps
            }
            end = message.seq
        }
        if head > end { gaps.append(Nack.Gap(after: end, upto: head)) }
        return gaps
    }

    /// The holes have been asked for; when to ask again.
    mutating func noteAsked(_ gaps: Nack.Gaps, after roundTrip: RoundTrip, at now: Instant) {
        nack.noteAsked(upto: gaps.count == 0 ? 0 : gaps[gaps.count - 1].upto, roundTrip, at: now)
    }
}
