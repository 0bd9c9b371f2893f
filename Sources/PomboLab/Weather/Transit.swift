import PomboCore

/// A datagram that enters a link: all that its weather may know of it.
///
/// Two datagrams of a link with the same number, purpose and attempt meet the same draws, so the
/// sender counts: first transmissions 1, 2, 3…, repairs by the number of what they repeat and an
/// attempt that rises, control datagrams by a count of their own.
package struct Transit: Hashable, Sendable {
    package var number: UInt64
    package var purpose: Purpose
    package var attempt: UInt32
    package var byteCount: Int
    package var at: Instant
    package var meaning: Meaning

    package init(
        number: UInt64, purpose: Purpose = .first, attempt: UInt32 = 0, byteCount: Int,
        at: Instant, meaning: Meaning = .unknown
    ) {
        self.number = number
        self.purpose = purpose
        self.attempt = attempt
        self.byteCount = byteCount
        self.at = at
        self.meaning = meaning
    }
}
