import PomboCore

/// A recorded run of one link: the fates of its first transmissions, in order of their numbers.
package struct Trace: Hashable, Sendable {
    /// One fate, with times counted from the datagram's entry.
    package struct Entry: Hashable, Sendable {
        package var cause: LossCause?
        package var delay: Int64
        package var copyDelay: Int64?
        package var corruptedBit: Int?

        package init(
            cause: LossCause? = nil, delay: Int64 = 0, copyDelay: Int64? = nil,
            corruptedBit: Int? = nil
        ) {
            self.cause = cause
            self.delay = delay
            self.copyDelay = copyDelay
            self.corruptedBit = corruptedBit
        }

        func fate(at instant: Instant) -> Fate {
            if cause != nil { return .lost(.trace) }
            var fate = Fate(arrival: Instant(nanoseconds: instant.nanoseconds + delay))
            fate.copy = copyDelay.map { Instant(nanoseconds: instant.nanoseconds + $0) }
            fate.corruptedBit = corruptedBit
            return fate
        }
    }

    package private(set) var entries: [Entry] = []
    /// Which entries wait for a release, and when they entered the link.
    private var held: [(ticket: UInt64, index: Int, at: Int64)] = []

    package init() {}

    package init(_ entries: [Entry]) { self.entries = entries }

    /// Adds what happened to the next first transmission, and what it released. Other purposes
    /// only release: a trace is played back to first transmissions.
    package mutating func record(_ fate: Fate, of transit: Transit) {
        if transit.purpose == .first {
            precondition(transit.number == UInt64(entries.count) + 1)
            let start = transit.at.nanoseconds
            if let ticket = fate.ticket { held.append((ticket, entries.count, start)) }
            entries.append(
                Entry(
                    cause: fate.cause,
                    delay: fate.isLost ? 0 : fate.arrival.nanoseconds - start,
                    copyDelay: fate.copy.map { $0.nanoseconds - start },
                    corruptedBit: fate.corruptedBit))
        }
        settle(fate.releasedSwap)
        settle(fate.releasedHold)
    }

    private mutating func settle(_ release: Fate.Release?) {
        guard let release, let place = held.firstIndex(where: { $0.ticket == release.ticket })
        else { return }
        let (_, index, start) = held.remove(at: place)
        entries[index].delay = release.at.nanoseconds - start
        if entries[index].copyDelay != nil { entries[index].copyDelay = entries[index].delay }
    }

    package static func == (left: Trace, right: Trace) -> Bool { left.entries == right.entries }

    package func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
