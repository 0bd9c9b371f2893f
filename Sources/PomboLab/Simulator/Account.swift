import PomboCore

/// The books of an experiment: what became of every message for every listener.
///
/// Kept beside the machines, which know nothing of it, and only if a scenario asks for it.
struct Account: Sendable {
    /// A message and a listener.
    struct Pair: Sendable {
        /// When it was delivered first; -1 for not at all.
        var deliveredAt: Int64 = -1
        /// How often it was sent to this listener.
        var sends: UInt32 = 0
        /// What took its first transmission, as a place in `Cell.causes`; -1 for nothing.
        var cause: Int8 = -1

        var lostFirst: Bool { cause >= 0 }
        var deliveries: UInt16 = 0
    }

    let peerCount: Int
    let begin: Instant
    private(set) var pairs: [Pair]
    private(set) var writtenAt: [Int64]
    private(set) var authors: [Int]
    /// Bytes of text.
    let sizes: [Int]
    private(set) var repairs = 0
    private(set) var controls = 0
    private(set) var reordered = 0
    var ladder: Ladder?

    /// Which message stands under a number of the log; -1 for none.
    private(set) var messageOfSeq: [Int32] = []
    /// Which messages a run of a client has numbered 1, 2, 3…
    private var lines: [[Int32]] = []
    private var runs: [UInt64: Int] = [:]
    private var upSends: [UInt32]
    /// The latest message of each author that each listener has.
    private var latest: [Int32]

    init(_ experiment: Scenario.Experiment, peerCount: Int) {
        self.peerCount = peerCount
        begin = experiment.begin
        let count = experiment.messages.count
        pairs = Array(repeating: Pair(), count: count * peerCount)
        writtenAt = Array(repeating: -1, count: count)
        authors = experiment.messages.map(\.author)
        sizes = experiment.messages.map(\.byteCount)
        upSends = Array(repeating: 0, count: count)
        latest = Array(repeating: -1, count: peerCount * peerCount)
        ladder = experiment.ladderOf.map(Ladder.init)
    }

    // MARK: Which message

    mutating func noteRun(_ client: UInt64) {
        runs[client] = lines.count
        lines.append([])
    }

    /// A person wrote it, and the client took it under its next number.
    mutating func noteWritten(_ message: Int, at now: Instant, by client: UInt64?) {
        writtenAt[message] = now.nanoseconds
        if let client, let run = runs[client] { lines[run].append(Int32(message)) }
    }

    func message(client: UInt64, cseq: UInt32) -> Int? {
        guard let run = runs[client], cseq > 0, Int(cseq) <= lines[run].count else { return nil }
        return Int(lines[run][Int(cseq) - 1])
    }

    /// Numbers jump at each start of the relay, but not far enough to matter.
    mutating func noteStamped(_ seq: UInt64, client: UInt64, cseq: UInt32, at now: Instant) {
        guard let message = message(client: client, cseq: cseq), seq < 1 << 26 else { return }
        while messageOfSeq.count <= Int(seq) { messageOfSeq.append(-1) }
        messageOfSeq[Int(seq)] = Int32(message)
        ladder?.noteStamped(message, seq: seq, at: now)
    }

    func message(_ seq: UInt64) -> Int? {
        guard seq < UInt64(messageOfSeq.count), messageOfSeq[Int(seq)] >= 0 else { return nil }
        return Int(messageOfSeq[Int(seq)])
    }

    // MARK: On the way

    /// The datagram as the weather sees it: first transmissions have the message's number.
    mutating func transit(
        of freight: Freight, client: Int?, isUp: Bool, link: inout LinkCounts, byteCount: Int,
        at now: Instant
    ) -> Transit {
        let meaning = Meaning(freight.kind, number: UInt64(freight.message + 1))
        var transit = Transit(
            number: 0, purpose: .control, byteCount: byteCount, at: now, meaning: meaning)
        guard freight.carriesMessage, let client else {
            link.controls += 1
            transit.number = link.controls
            return transit
        }
        let message = Int(freight.message)
        let sent = isUp ? upSends[message] : pairs[message * peerCount + client].sends
        if sent == 0 {
            link.firsts += 1
            transit.number = link.firsts
            transit.purpose = .first
        } else {
            transit.number = UInt64(message) + 1
            transit.purpose = .repair
            transit.attempt = sent
        }
        return transit
    }

    func wasSent(_ freight: Freight, client: Int?, isUp: Bool) -> Bool {
        guard freight.carriesMessage, let client else { return false }
        let message = Int(freight.message)
        return (isUp ? upSends[message] : pairs[message * peerCount + client].sends) > 0
    }

    mutating func noteSent(
        _ freight: Freight, client: Int?, isUp: Bool, cause: Int8, isRawAuthor: Bool
    ) {
        guard freight.carriesMessage, let client else {
            controls += 1
            return
        }
        let message = Int(freight.message)
        if isUp {
            controls += 1
            upSends[message] += 1
            // A raw author says it once: what is lost here is lost for everybody.
            if isRawAuthor, cause >= 0 {
                for listener in 0..<peerCount {
                    pairs[message * peerCount + listener].cause = cause
                }
            }
            return
        }
        let place = message * peerCount + client
        pairs[place].sends += 1
        if client == authors[message] {
            controls += 1
        } else if pairs[place].sends == 1 {
            pairs[place].cause = cause
        } else {
            repairs += 1
        }
    }

    mutating func noteDelivered(_ seq: UInt64, to listener: Int, at now: Instant) {
        guard let message = message(seq) else { return }
        let place = message * peerCount + listener
        if pairs[place].deliveries < .max { pairs[place].deliveries += 1 }
        guard pairs[place].deliveredAt < 0 else { return }
        pairs[place].deliveredAt = now.nanoseconds
        let chain = listener * peerCount + authors[message]
        if latest[chain] > Int32(message) { reordered += 1 }
        latest[chain] = max(latest[chain], Int32(message))
        if listener != authors[message] {
            ladder?.noteDelivered(message, to: listener, at: now)
        }
    }
}

extension Fate {
    /// As a place in `Cell.causes`; -1 if it arrives whole.
    var place: Int8 {
        if let cause { return Int8(LossCause.allCases.firstIndex(of: cause)!) }
        return corruptedBit == nil ? -1 : Int8(Cell.causes.count - 1)
    }
}
