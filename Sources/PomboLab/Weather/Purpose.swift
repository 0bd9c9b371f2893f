/// Why a datagram is on the link. Each purpose has draws of its own, so that a repair never uses up
/// the weather of a first transmission.
package enum Purpose: UInt64, CaseIterable, Sendable {
    /// Numbered 1, 2, 3… on its link: the offered traffic, which every policy has in common.
    case first = 0
    /// A repeat, numbered like what it repeats and told apart by its attempt.
    case repair = 1
    /// Acknowledgements, requests, heads: whatever a policy sends to do its work.
    case control = 2

    /// Not a datagram: the time slots of a burst draw here.
    static let slot: UInt64 = 3
}
