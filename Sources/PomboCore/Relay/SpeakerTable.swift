/// What each session may say, by its slot, and how much of it waits in all.
struct SpeakerTable: Equatable, Sendable {
    private var speakers: [Speaker] = []
    private(set) var heldBytes = 0
    /// When held SAYs may get their token.
    var due = Instant.distantFuture
    private let recordRate: Int

    init(recordRate: Int) { self.recordRate = recordRate }

    subscript(slot: Int) -> Speaker {
        _read { yield speakers[slot] }
        _modify { yield &speakers[slot] }
    }

    var mostHeld: Int { speakers.map(\.held.count).max() ?? 0 }

    /// A session begins in this slot.
    mutating func open(_ slot: Int) {
        let speaker = Speaker(recordRate: recordRate)
        if slot == speakers.count { speakers.append(speaker) } else { speakers[slot] = speaker }
    }

    /// What a session held goes with it.
    mutating func dropHeld(_ slot: Int) {
        heldBytes -= speakers[slot].drop(upTo: .max)
    }

    /// Holds a SAY if there is space. A doubled one is held once.
    mutating func hold(_ say: Say, text: Span<UInt8>, of slot: Int) -> Bool {
        guard heldBytes + text.count <= RelayLimit.heldBytes,
            speakers[slot].hold(say, text: text)
        else { return false }
        heldBytes += text.count
        return true
    }

    /// The batch is durable, and with it the author's lines up to `cseq`.
    mutating func settle(_ slot: Int, upTo cseq: UInt32, at now: Instant) {
        speakers[slot].settle(at: now)
        heldBytes -= speakers[slot].drop(upTo: cseq)
    }

    /// Something that is held may go on then.
    mutating func wake(at instant: Instant) { due = min(due, instant) }
}
