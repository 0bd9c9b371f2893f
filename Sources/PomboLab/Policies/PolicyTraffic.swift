import PomboCore

/// What is offered to a policy: so many messages, evenly spaced, all of one size.
package struct PolicyTraffic: Hashable, Sendable {
    package var count: Int
    /// From one message to the next. Zero: all at once, so that the link is never idle.
    package var gap: Duration
    /// Of one message; a datagram adds `headerByteCount`.
    package var byteCount: Int

    package init(count: Int = 20_000, gap: Duration = .milliseconds(20), byteCount: Int = 100) {
        precondition(count > 0 && count <= Self.countLimit && gap >= .zero && byteCount > 0)
        self.count = count
        self.gap = gap
        self.byteCount = byteCount
    }

    /// What each datagram has in front: the header and a room's tag, as in STAMPED.
    package static let headerByteCount = Specification.headerSize + 8
    /// Numbers of messages are kept in 32 bits.
    package static let countLimit = 10_000_000
}
