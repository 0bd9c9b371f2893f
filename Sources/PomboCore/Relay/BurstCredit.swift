/// How much may be under way to a peer that has not been heard from since: a fast relay would fill
/// the receive buffer of a reader that is busy for a moment, and what does not fit is lost.
struct BurstCredit: Equatable, Sendable {
    private var spent = 0
    /// Since when it is spent.
    private var start = Instant.zero

    /// Takes `byteCount` if the credit holds it. Whoever was heard since has read, too; and who is
    /// silent is taken to have read after a while.
    mutating func tryTake(
        _ byteCount: Int, of receiveBuffer: UInt32, heard: Instant, at now: Instant
    ) -> Bool {
        if heard > start || now >= start + RelayLimit.burstWindow {
            spent = 0
            start = now
        }
        guard spent + byteCount <= Self.limit(of: receiveBuffer) else { return false }
        spent += byteCount
        return true
    }

    /// What a datagram takes of a buffer: the system's own part of a small one is the larger part.
    static func cost(_ byteCount: Int) -> Int { max(byteCount, RelayLimit.burstDatagram) }

    /// Half of the buffer: the other half is what the system keeps beside the bytes.
    static func limit(of receiveBuffer: UInt32) -> Int {
        let granted = receiveBuffer == 0 ? RelayLimit.burstBuffer : Int(receiveBuffer)
        return max(granted / 2, RelayLimit.burstFloor)
    }
}
