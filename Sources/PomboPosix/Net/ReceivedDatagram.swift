import PomboCore

/// One datagram of a batch.
package struct ReceivedDatagram: Equatable, Sendable {
    /// Where it stands in the batch's bytes. An empty datagram is a datagram.
    package var range: Range<Int>
    package var source: Address
    package var local: LocalAddress
    /// It was longer than the batch has room for; the rest is gone.
    package var isTruncated: Bool
}
