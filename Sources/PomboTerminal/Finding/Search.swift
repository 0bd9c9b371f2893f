import PomboCore

/// A search for relays as a value: instants and datagrams go in, the PROBE that is due and the
/// relays that answered come out.
package struct Search: Equatable, Sendable {
    /// Answers to others' questions are no answers.
    package let nonce: UInt64
    package let plan: SearchPlan
    package let begin: Instant
    /// Each relay once, in the order heard.
    package private(set) var relays: [FoundRelay] = []
    private var sentCount = 0
    private var firstAnswer: Instant?

    /// Nobody chooses among more, and whoever makes them up shall not fill the memory.
    static let relayLimit = 64

    package init(nonce: UInt64, _ plan: SearchPlan, at now: Instant) {
        self.nonce = nonce
        self.plan = plan
        begin = now
    }

    // MARK: The entries

    /// The PROBE to be sent to every target now, if one is due. Several that are overdue are one.
    package mutating func probe(at now: Instant) -> Probe? {
        guard let due = nextProbe, due <= now, !isOver(at: now) else { return nil }
        while let next = nextProbe, next <= now { sentCount += 1 }
        return Probe(nonce: nonce, time: UInt64(bitPattern: now.nanoseconds))
    }

    /// Takes a datagram. What is no answer to this search is dropped in silence.
    package mutating func receive(
        _ datagram: Span<UInt8>, from source: Address, by interface: UInt32, at now: Instant
    ) throws(FrameError) {
        guard try Header(datagram, readBy: .client).type == .announce else { return }
        let announce = try Announce(datagram)
        let sent = Instant(nanoseconds: Int64(bitPattern: announce.time))
        guard announce.nonce == nonce, announce.port != 0, begin <= sent, sent <= now else {
            return
        }
        var address = source
        address.port = announce.port
        let path = FoundRelay.Path(
            address: address, interface: interface, roundTrip: sent.duration(to: now))
        add(FoundRelay(announce, path, at: now))
        if firstAnswer == nil { firstAnswer = now }
    }

    /// When to come back if nothing arrives.
    package var deadline: Instant { min(end, nextProbe ?? .distantFuture) }

    package func isOver(at now: Instant) -> Bool { end <= now }

    // MARK: What it found

    /// The one that all prefer is first.
    func ordered(at now: Instant) -> [FoundRelay] {
        relays.sorted { $0.precedes($1, at: now) }
    }

    /// What a person may choose among: hosts of a moment ago who are alone give way to the first
    /// one by themselves. A relay without anybody is no host's.
    package func choices(at now: Instant) -> [FoundRelay] {
        ordered(at: now).enumerated().filter { place, relay in
            place == 0 || relay.members != 1 || relay.isSettled(at: now)
        }.map(\.element)
    }

    /// For a host of a moment ago: the relay to give way to. Others who have come meanwhile are no
    /// reason to stay: they would be parted from the rest for good, and so they look again with
    /// their host.
    package func elder(than own: FoundRelay.Identity, at now: Instant) -> FoundRelay? {
        ordered(at: now).first {
            $0.identity != own && ($0.isSettled(at: now) || $0.identity < own)
        }
    }

    /// For who misses a relay: where the one with this log is. Nil also if it still answers where
    /// it was: then it has not moved, and only the way there is bad.
    package func place(ofLog logID: UInt64, besides known: Address, at now: Instant) -> Address? {
        let relay = ordered(at: now).first { $0.identity.logID == logID }
        guard let relay, !relay.paths.contains(where: { $0.address == known }) else { return nil }
        return relay.address
    }

    // MARK: Inside

    private var end: Instant {
        let end = begin + plan.end
        return firstAnswer.map { min(end, $0 + plan.listening) } ?? end
    }

    private var nextProbe: Instant? {
        sentCount < plan.probes.count ? begin + plan.probes[sentCount] : nil
    }

    private mutating func add(_ relay: FoundRelay) {
        if let known = relays.firstIndex(where: { $0.isSame(as: relay) }) {
            relays[known].merge(relay)
        } else if relays.count < Self.relayLimit {
            relays.append(relay)
        }
    }
}
