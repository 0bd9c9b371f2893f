/// Why a line was not taken. Nothing was numbered or sent.
package enum SayError: Error, Hashable, Sendable {
    case empty
    case tooLong(byteCount: Int)
    /// Not well-formed UTF-8, or control characters in it.
    case notText
    /// Only say, me and direct are written by people.
    case kind(Kind)
    /// A direct message without a recipient, or a recipient without a direct message.
    case recipient
    /// So many lines wait already.
    case queueFull(limit: Int)
    case numbersUsedUp
    /// The client has left or was never started.
    case notConnected
}
