import PomboCore

/// One datagram of a batch.
package struct ReceivedDatagram: Equatable, Sendable {
    /// Its range in the batch's bytes. An empty datagram is a datagram, too.
    package var range: Range<Int>
    package var source: Address
    package var local: LocalAddress
    /// It was longer than its slot; the rest is lost.
    package var isTruncated: Bool
}
