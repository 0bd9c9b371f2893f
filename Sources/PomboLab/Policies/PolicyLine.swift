import PomboCore

/// What the two ends of a policy have between them: two links, the time, and a record of all that
/// happens.
///
/// First transmissions are numbered by their message, repeats by what they repeat and an attempt
/// that rises, so that every policy meets the same weather for its first transmissions. Feedback is
/// the back link's own traffic and is numbered by a count of its own.
struct PolicyLine: Sendable {
    enum Event: Sendable {
        case arrival(Parcel)
        case feedback(Parcel)
        case alarm(Alarm)
        /// One that waits to be overtaken has waited long enough.
        case release(ticket: UInt64, isUp: Bool)
    }

    var now: Int64 = 0
    var queue = EventQueue<Event>()
    var record: PolicyRecord
    let count: Int
    /// In nanoseconds, from the timers.
    let patience: Int64
    let retry: Int64
    let deafness: Int64
    /// What requests name; a request is a range of it.
    private(set) var lists: [Int32] = []

    private var up: Link
    private var down: Link
    private var held: [(ticket: UInt64, isUp: Bool, parcel: Parcel, isDouble: Bool)] = []
    private let byteCount: Int
    private var controls: UInt64 = 0
    private var replies: UInt64 = 0

    static let replyByteCount = Specification.clientFloor
    /// A range in a request is two numbers of 8 bytes, as in NACK.
    static let rangeByteCount = 16

    init(_ run: PolicyRun) {
        up = Link(
            run.up, name: run.name + " up", seed: run.seed, recipient: run.recipient,
            trace: run.upTrace)
        down = Link(run.down, name: run.name + " down", seed: run.seed, trace: run.downTrace)
        count = run.traffic.count
        byteCount = run.traffic.byteCount
        patience = run.timers.patience.nanoseconds
        retry = run.timers.retry.nanoseconds
        deafness = run.timers.deafness.nanoseconds
        record = PolicyRecord(count: run.traffic.count)
    }

    // MARK: The sender's

    /// Sends a message: for the first time, or again.
    mutating func send(_ number: Int, echoes: Bool = false) {
        let attempt = record.noteSend(number)
        let first = Int32(echoes ? number - 1 : number)
        let size = PolicyTraffic.headerByteCount + byteCount * (echoes ? 2 : 1)
        let parcel = Parcel(
            kind: .data, first: first, last: Int32(number), attempt: UInt16(attempt))
        let fate = post(
            parcel, size, UInt64(number), attempt == 0 ? .first : .repair, UInt32(attempt),
            Meaning(.say, number: UInt64(number)))
        if attempt == 0 { record.noteFirst(number, fate) }
    }

    /// Sends the sum of a group, numbered like its last message: where it finds the weather.
    mutating func sendParity(of first: Int, through last: Int) {
        let parcel = Parcel(kind: .parity, first: Int32(first), last: Int32(last))
        let size = PolicyTraffic.headerByteCount + byteCount
        _ = post(parcel, size, UInt64(last), .repair, 1, .unknown)
    }

    mutating func sendHead() {
        controls += 1
        let parcel = Parcel(kind: .head, first: 0, last: Int32(count))
        _ = post(
            parcel, PolicyTraffic.headerByteCount + 28, controls, .control, 0, Meaning(.head))
    }

    private mutating func post(
        _ parcel: Parcel, _ size: Int, _ number: UInt64, _ purpose: Purpose, _ attempt: UInt32,
        _ meaning: Meaning
    ) -> Fate {
        record.forwardCount += 1
        record.forwardBytes += size
        let fate = up.fate(
            of: Transit(
                number: number, purpose: purpose, attempt: attempt, byteCount: size,
                at: Instant(nanoseconds: now), meaning: meaning))
        carry(parcel, fate, isUp: true)
        return fate
    }

    // MARK: The receiver's

    /// A message has come in this datagram.
    mutating func take(_ number: Int, _ parcel: Parcel) {
        take(number, parcel.attempt == 0 ? .first : .again)
    }

    /// A message is there; the record keeps how, if it is new.
    mutating func take(_ number: Int, _ recovery: Recovery) {
        record.take(number, recovery, at: now)
    }

    func has(_ number: Int) -> Bool { record.has(number) }

    /// The receiver waits no longer for these: what waits for them may be handed over.
    mutating func giveUp(_ numbers: [Int32]) {
        for number in numbers { record.settled.append((Int(number), now)) }
    }

    func missing(_ range: ClosedRange<Int32>) -> [Int32] { range.filter { !has(Int($0)) } }

    /// Asks for messages, with as many ranges a datagram as a NACK holds.
    mutating func request(_ numbers: [Int32]) {
        var start = lists.count
        var ranges = 0
        for (place, number) in numbers.enumerated() {
            if place == 0 || numbers[place - 1] + 1 < number {
                if ranges == Specification.nackRangeLimit {
                    ask(start, ranges)
                    start = lists.count
                    ranges = 0
                }
                ranges += 1
            }
            lists.append(number)
            record.noteAsked(Int(number))
        }
        ask(start, ranges)
    }

    private mutating func ask(_ start: Int, _ ranges: Int) {
        let parcel = Parcel(kind: .request, first: Int32(start), last: Int32(lists.count))
        let meaning = Meaning(
            .nack, first: UInt64(lists[start]), last: UInt64(lists[lists.count - 1]))
        reply(parcel, Self.replyByteCount + Self.rangeByteCount * ranges, meaning)
    }

    mutating func acknowledge(_ kind: Parcel.Kind, _ number: Int) {
        let parcel = Parcel(kind: kind, first: Int32(number), last: Int32(number))
        reply(parcel, Self.replyByteCount, Meaning(.ack, number: UInt64(number)))
    }

    private mutating func reply(_ parcel: Parcel, _ size: Int, _ meaning: Meaning) {
        replies += 1
        record.backCount += 1
        record.backBytes += size
        let fate = down.fate(
            of: Transit(
                number: replies, byteCount: size, at: Instant(nanoseconds: now), meaning: meaning))
        carry(parcel, fate, isUp: false)
    }

    // MARK: Time

    mutating func wake(_ alarm: Alarm, after nanoseconds: Int64) {
        queue.add(.alarm(alarm), at: Instant(nanoseconds: now + nanoseconds))
    }

    private mutating func carry(_ parcel: Parcel, _ fate: Fate, isUp: Bool) {
        for release in [fate.releasedSwap, fate.releasedHold] {
            if let release { free(release.ticket, isUp: isUp, at: release.at.nanoseconds) }
        }
        // A flipped bit is found by the checksum: such a datagram is dropped in silence.
        guard !fate.isLost, fate.corruptedBit == nil else { return }
        if let ticket = fate.ticket {
            held.append((ticket, isUp, parcel, fate.copy != nil))
            queue.add(.release(ticket: ticket, isUp: isUp), at: fate.arrival)
            return
        }
        let event: Event = isUp ? .arrival(parcel) : .feedback(parcel)
        queue.add(event, at: fate.arrival)
        if let copy = fate.copy { queue.add(event, at: copy) }
    }

    /// Lets a datagram go that waited to be overtaken, and its copy with it.
    mutating func free(_ ticket: UInt64, isUp: Bool, at nanoseconds: Int64) {
        guard let place = held.firstIndex(where: { $0.ticket == ticket && $0.isUp == isUp })
        else { return }
        let one = held.remove(at: place)
        let event: Event = isUp ? .arrival(one.parcel) : .feedback(one.parcel)
        let at = Instant(nanoseconds: max(now, nanoseconds))
        for _ in 0..<(one.isDouble ? 2 : 1) { queue.add(event, at: at) }
    }
}
