import PomboCore

/// What becomes of a datagram: lost, or arriving once or twice. A value of fixed size, because a
/// simulator asks for millions a second.
package struct Fate: Hashable, Sendable {
    /// A datagram held back that may now go.
    package struct Release: Hashable, Sendable {
        package var ticket: UInt64
        /// When it arrives, in place of the arrival that its own fate named.
        package var at: Instant
    }

    /// Nil where it arrives.
    package var cause: LossCause?
    package var arrival: Instant
    /// When a second copy arrives; never before the first.
    package var copy: Instant?
    /// Which bit of the datagram arrives flipped, counted from the first byte's highest. A copy has
    /// the same fault: it was made behind it.
    package var corruptedBit: Int?
    /// Set if it is held back: it arrives when a later fate of this link releases this ticket, and
    /// at `arrival` only if none does. Who ignores tickets has it arrive very late.
    package var ticket: UInt64?
    /// What this datagram releases by passing: at most one swapped and one held.
    package var releasedSwap: Release?
    package var releasedHold: Release?

    package init(arrival: Instant) { self.arrival = arrival }

    package static func lost(_ cause: LossCause) -> Fate {
        var fate = Fate(arrival: .distantFuture)
        fate.cause = cause
        return fate
    }

    package var isLost: Bool { cause != nil }
}
