/// What a session has sent, received and asked for: the losses that a roster shows.
struct PeerTraffic: Equatable, Sendable {
    /// Datagrams that arrived, and how many the client says it sent.
    var received: UInt32 = 0
    var sent: UInt32 = 0
    /// Lines of its own that were stamped.
    var said = 0
    /// Records that went to it, and those it asked for again.
    var records = 0
    var repaired = 0
    var roundTripMicroseconds: UInt32 = 0

    /// The client says how many datagrams it has sent; they may have overtaken each other.
    mutating func raiseSent(to count: UInt32) { sent = max(sent, count) }

    /// What a client says of its losses and of the time that its questions take.
    mutating func measure(_ ping: Ping) {
        raiseSent(to: ping.sent)
        roundTripMicroseconds = ping.roundTripMicroseconds
    }

    /// In hundredths of a percent.
    var lossUp: UInt16 { Self.share(Int(sent) - Int(received), of: Int(sent)) }
    var lossDown: UInt16 { Self.share(repaired, of: records) }

    private static func share(_ part: Int, of whole: Int) -> UInt16 {
        whole <= 0 || part <= 0 ? 0 : UInt16(min(part, whole) * 10_000 / whole)
    }
}
