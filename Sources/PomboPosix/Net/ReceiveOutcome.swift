/// How a receive ended.
package enum ReceiveOutcome: Equatable, Sendable {
    case datagrams
    /// The timeout passed, or nothing was there.
    case nothing
    /// A signal came; the time is not over.
    case interrupted
    /// The relay of a connected socket seems to be away: a hint, no proof.
    case refused
    /// Counted; the next receive may well succeed.
    case failed(SystemError)
}
