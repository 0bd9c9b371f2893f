import PomboCore

/// Where swapped and held datagrams wait until enough others have passed.
///
/// Only datagrams that survived so far count: a lost one overtakes nobody.
struct Gate: Hashable, Sendable {
    private struct Waiting: Hashable, Sendable {
        var ticket: UInt64
        /// The passage that lets it go.
        var due: UInt64
        var arrival: Int64
        var deadline: Int64
        var isSwap: Bool
    }

    /// How long a datagram waits on a link that has fallen silent.
    static let patience: Int64 = 1_000_000_000

    private var passages: UInt64 = 0
    private var waiting: [Waiting] = []

    /// Lets a datagram pass at `arrival`, releasing whoever waited for it; `distance` > 0 holds it
    /// back itself.
    mutating func pass(_ fate: inout Fate, at now: Int64, distance: UInt64, isSwap: Bool) {
        passages += 1
        let arrival = fate.arrival.nanoseconds
        if !waiting.isEmpty { release(into: &fate, at: now, behind: arrival) }
        guard distance > 0 else { return }
        let deadline = arrival + Self.patience
        waiting.append(
            Waiting(
                ticket: passages, due: passages + distance, arrival: arrival, deadline: deadline,
                isSwap: isSwap))
        fate.ticket = passages
        fate.arrival = Instant(nanoseconds: deadline)
    }

    /// One nanosecond behind the one that passed, so that the order does not hang on how the
    /// caller sorts equal instants.
    private mutating func release(into fate: inout Fate, at now: Int64, behind arrival: Int64) {
        var index = 0
        while index < waiting.count {
            let one = waiting[index]
            guard one.due == passages || one.deadline <= now else {
                index += 1
                continue
            }
            let isTaken = (one.isSwap ? fate.releasedSwap : fate.releasedHold) != nil
            if isTaken, one.deadline > now {
                // Only where the weather changed to another distance: the next one releases it.
                waiting[index].due += 1
                index += 1
                continue
            }
            waiting.remove(at: index)
            let at = max(one.arrival, arrival + 1)
            guard one.due == passages, at < one.deadline else { continue }
            let release = Fate.Release(ticket: one.ticket, at: Instant(nanoseconds: at))
            if one.isSwap { fate.releasedSwap = release } else { fate.releasedHold = release }
        }
    }
}
