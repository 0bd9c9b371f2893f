/// The open batch, and the numbers and times that its next record is above: what was stamped and is
/// not durable yet. It knows no table; what it needs of a stream is handed in.
struct Draft: Equatable, Sendable {
    private(set) var batch = Batch()
    /// The number and time of the last durable record.
    private(set) var lastSeq: UInt64 = 0
    private(set) var lastTime = WallTime(microseconds: 0)
    /// Numbers up to here are reserved in the log.
    private(set) var reservedUntil: UInt64 = 0
    private var isClockBehind = false
    private let reserves: Bool

    /// `reserves`: there is no sync per batch, so numbers are reserved in the log.
    init(reserves: Bool) { self.reserves = reserves }

    var isOpen: Bool { !batch.isEmpty }

    // MARK: Before the log

    /// The last log said so.
    mutating func restore(_ seq: UInt64, _ time: WallTime) {
        lastSeq = max(lastSeq, seq)
        lastTime = max(lastTime, time)
    }

    mutating func restore(reservedUntil until: UInt64) { reservedUntil = max(reservedUntil, until) }

    mutating func begin(next: UInt64) {
        precondition(next > lastSeq, "a number that was used before")
        lastSeq = next - 1
    }

    // MARK: The stamp

    /// Gives `entry` its number and time and adds it: its line for the log, its bytes for the wire,
    /// each made once. `end` is where its stream stands; says where the stream stands then.
    mutating func stamp(
        _ entry: inout LogRecord, text: Span<UInt8>, to target: Staged.Target,
        after end: StreamTail,
        effect: Staged.Effect, at now: Moment, into outbox: inout Outbox
    ) -> StreamTail {
        let last = batch.staged.last.map { ($0.seq, $0.time) } ?? (lastSeq, lastTime)
        entry.seq = last.0 + 1
        // Time never falls in the log, whatever the clock does.
        entry.time = max(now.wall, WallTime(microseconds: last.1.microseconds + 1))
        entry.prev = end.seq
        logSkew(entry.seq, last.1, at: now, into: &outbox)
        if reserves { reserve(entry.seq, entry.time, into: &outbox) }
        LogLine.append(entry, text: text, to: &outbox.lines)

        let start = batch.bytes.count
        entry.encode(text: text, into: &batch.bytes)
        let place = batch.staged.count
        if case .room(let room) = target {
            if end.place < 0 {
                batch.rooms.append(room)
            } else {
                batch.staged[end.place].next = place
            }
        }
        batch.staged.append(
            Staged(
                seq: entry.seq, prev: entry.prev, time: entry.time,
                range: start..<batch.bytes.count, stream: target, effect: effect))
        return StreamTail(seq: entry.seq, place: place)
    }

    /// Without a sync per batch, numbers are promised to the disk before they are used: a crash
    /// that loses records can then never make a number be used twice.
    private mutating func reserve(_ seq: UInt64, _ time: WallTime, into outbox: inout Outbox) {
        guard seq > batch.reservedUntil ?? reservedUntil else { return }
        let until = seq + Specification.reservation - 1
        batch.reservedUntil = until
        outbox.mustSync = true
        LogLine.append(.reserve(until: until), seq: seq - 1, time: time, to: &outbox.lines)
    }

    private mutating func logSkew(
        _ seq: UInt64, _ last: WallTime, at now: Moment, into outbox: inout Outbox
    ) {
        let behind = last.microseconds - now.wall.microseconds
        let wasBehind = batch.isClockBehind ?? isClockBehind
        let isBehind = behind > 1_000_000
        guard isBehind != wasBehind else { return }
        batch.isClockBehind = isBehind
        guard isBehind else { return }
        LogLine.append(
            .skew(microseconds: behind), seq: seq - 1, time: last, to: &outbox.lines)
        outbox.notices.append(.clockSteppedBack(.microseconds(behind)))
    }

    // MARK: What hangs on a record

    /// A JOIN whose record is stamped next; says its place.
    mutating func add(_ join: PendingJoin) -> Int {
        batch.joins.append(join)
        return batch.joins.count - 1
    }

    mutating func add(post id: UInt64) { batch.posts.append(id) }

    /// A session with its first line in this batch.
    mutating func add(speaker slot: Int) { batch.peers.append(slot) }

    /// A session that ends within this batch. Says whether it was among the speakers.
    mutating func remove(speaker slot: Int) -> Bool {
        guard let place = batch.peers.firstIndex(of: slot) else { return false }
        batch.peers.remove(at: place)
        return true
    }

    /// Whether another name or room of a session is stamped.
    func isChanging(_ slot: Int) -> Bool { batch.joins.contains { $0.peer == slot } }

    /// Whether a client's JOIN is stamped.
    func isJoining(_ client: UInt64) -> Bool { batch.joins.contains { $0.join.client == client } }

    /// Whether a name is stamped for anybody but this client.
    func isTaken(_ name: Name, by client: UInt64? = nil) -> Bool {
        batch.joins.contains { $0.join.name == name && $0.join.client != client }
    }

    func isLeaving(_ slot: Int) -> Bool {
        batch.staged.contains {
            if case .left(slot, _) = $0.effect { true } else { false }
        }
    }

    // MARK: The fate of the batch

    /// It is durable: its numbers are used.
    mutating func commit() {
        if let last = batch.staged.last {
            lastSeq = last.seq
            lastTime = last.time
        }
        reservedUntil = batch.reservedUntil ?? reservedUntil
        isClockBehind = batch.isClockBehind ?? isClockBehind
    }

    /// Forgets it: everything is done, or nothing of it ever was.
    mutating func clear() { batch.clear() }
}
