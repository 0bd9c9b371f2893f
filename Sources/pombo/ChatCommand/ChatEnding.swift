import PomboPosix
import PomboTerminal

/// How a stay at a relay came to its end. What there was to say about it is said already, but for
/// those that the journey goes on from.
enum ChatEnding: Equatable {
    /// The person left, or the input ended and everything is stamped.
    case left
    /// Refused, removed, not confirmed.
    case failed(ExitCode)
    /// SIGINT or SIGTERM.
    case signal(Signal)
    /// There never was a session.
    case noAnswer
    /// BYE: the host took the relay along.
    case hostLeft
    /// From behind the screen of a host: an older relay, or the end of its own.
    case called(HostNews)

    init(_ failure: SessionFailure) {
        self = failure == .noAnswer ? .noAnswer : .failed(failure.code)
    }
}
