import PomboCore

/// The receiver's rule without the texts: what a member of the load knows of its room.
struct LoadChain {
    private(set) var number: UInt32 = 0
    private(set) var tag: UInt64 = 0
    /// The last delivered number.
    private(set) var last: UInt64 = 0
    private(set) var head: UInt64 = 0
    /// When to ask for what is missing.
    private(set) var due = Instant.distantFuture
    private var held: [LoadRecord] = []
    private var asked: UInt64 = 0
    private var wait = Self.nextWait

    /// A round trip on a busy machine is taken for a few milliseconds.
    private static let firstWait = Duration.milliseconds(5)
    private static let nextWait = Duration.milliseconds(15)
    private static let longestWait = Duration.milliseconds(120)

    enum Arrival { case old, delivered, held }

    /// Goes on where the client that joined has begun.
    mutating func join(_ stream: Welcome.Stream, at now: Instant) {
        number = stream.number
        tag = stream.tag
        last = stream.start
        note(head: stream.head, at: now)
    }

    /// After a record that is delivered, `takeHeld` has those that follow it.
    @inline(__always)
    mutating func take(_ record: LoadRecord, at now: Instant) -> Arrival {
        if record.seq <= last { return .old }
        head = max(head, record.seq)
        if record.prev > last { return hold(record, at: now) }
        last = record.seq
        if due != .distantFuture { noteArrival(at: now) }
        return .delivered
    }

    mutating func takeHeld() -> LoadRecord? {
        while let first = held.first, first.prev <= last {
            held.removeFirst()
            if first.seq <= last { continue }
            last = first.seq
            if head == last { due = .distantFuture }
            return first
        }
        return nil
    }

    func wasAsked(_ seq: UInt64) -> Bool { seq <= asked }

    mutating func note(head: UInt64, at now: Instant) {
        guard head > self.head else { return }
        self.head = head
        noteArrival(at: now)
    }

    /// Nothing up to `through` can be repaired; how many numbers that are.
    mutating func skip(through: UInt64, at now: Instant) -> UInt64 {
        guard through > last else { return 0 }
        defer { last = through }
        head = max(head, through)
        return through - last
    }

    /// All gaps at once, and when to ask again.
    mutating func ask(at now: Instant) -> Nack.Gaps {
        var gaps = Nack.Gaps()
        var end = last
        var isFull = false
        for record in held where !isFull {
            if record.prev > end {
                isFull = !gaps.append(Nack.Gap(after: end, upto: record.prev))
            }
            end = record.seq
        }
        if !isFull, head > end { gaps.append(Nack.Gap(after: end, upto: head)) }
        if gaps.count > 0 { asked = max(asked, gaps[gaps.count - 1].upto) }
        due = gaps.count == 0 ? .distantFuture : now + wait
        wait = min(wait * 3 / 2, Self.longestWait)
        return gaps
    }

    private mutating func hold(_ record: LoadRecord, at now: Instant) -> Arrival {
        let place = held.firstIndex { $0.seq >= record.seq } ?? held.count
        if place < held.count, held[place].seq == record.seq { return .old }
        if held.count < Specification.heldRecordLimit || place < held.count {
            if held.count == Specification.heldRecordLimit { held.removeLast() }
            held.insert(record, at: place)
        }
        noteArrival(at: now)
        return .held
    }

    private mutating func noteArrival(at now: Instant) {
        guard head > last else {
            due = .distantFuture
            return
        }
        wait = Self.nextWait
        due = min(due, now + Self.firstWait)
    }
}
