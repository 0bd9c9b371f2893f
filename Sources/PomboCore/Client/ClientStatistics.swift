/// What a client has counted and measured since it was started.
package struct ClientStatistics: Equatable, Sendable {
    package internal(set) var received = 0
    package internal(set) var sent = 0
    /// Dropped datagrams by cause; index: `FrameError.Cause.rawValue`.
    package internal(set) var dropped = [Int](repeating: 0, count: FrameError.Cause.allCases.count)
    /// Well-formed, but not ours or not now: another session, tag or nonce.
    package internal(set) var strange = 0

    package internal(set) var delivered = 0
    package internal(set) var repaired = 0
    package internal(set) var duplicates = 0
    /// Records that only their echo brought.
    package internal(set) var echoesUsed = 0
    package internal(set) var nacks = 0
    package internal(set) var retransmissions = 0
    package internal(set) var resets = 0
    package internal(set) var pathsProven = 0

    /// What the last PONG told about the way to the relay.
    package internal(set) var sentUntilPing: UInt32 = 0
    package internal(set) var arrivedUntilPing: UInt32 = 0

    /// Loss in hundredths of a percent.
    package var lossUp: Int {
        guard sentUntilPing > arrivedUntilPing else { return 0 }
        return Int(sentUntilPing - arrivedUntilPing) * 10_000 / Int(sentUntilPing)
    }

    package var lossDown: Int { delivered == 0 ? 0 : min(repaired, delivered) * 10_000 / delivered }

    package func dropped(_ cause: FrameError.Cause) -> Int { dropped[cause.rawValue] }
}
