/// The naked network: every record is shown as it comes, with what can be said about it.
struct RawReceiver: Equatable, Sendable {
    private var highest: UInt64 = 0
    /// The last records, to tell a doubled one from a late one.
    private var ring: [Seen] = []
    private var place = 0

    private struct Seen: Equatable {
        var seq: UInt64
        var client: UInt64
        /// Zero for what nobody said.
        var cseq: UInt32
    }

    /// As far back as a doubled datagram is believed to arrive.
    private static let memory = 256

    mutating func mark(_ message: Message) -> RawMarks {
        var marks: RawMarks = []
        let cseq = message.kind.isSpoken && message.flags.contains(.raw) ? message.cseq : 0
        if ring.contains(where: {
            $0.seq == message.seq || cseq != 0 && $0.client == message.client && $0.cseq == cseq
        }) {
            marks.insert(.doubled)
        }
        if message.seq < highest, !marks.contains(.doubled) { marks.insert(.late) }
        if highest != 0, message.prev > highest { marks.insert(.lostBefore) }
        highest = max(highest, message.seq)
        remember(Seen(seq: message.seq, client: message.client, cseq: cseq))
        return marks
    }

    private mutating func remember(_ seen: Seen) {
        if ring.count < Self.memory {
            ring.append(seen)
        } else {
            ring[place] = seen
            place = (place + 1) % Self.memory
        }
    }
}
