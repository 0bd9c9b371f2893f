import PomboCore
import PomboTerminal

/// Why a client has no session and will get none.
enum SessionFailure: Error, Equatable, Sendable {
    /// Nobody let it in for as long as one waits.
    case noAnswer
    case refused(Refuse.Cause, limit: UInt32, remark: String)
    /// It had one, and the relay would have no more of it.
    case ended(Bye.Reason, remark: String)

    var code: ExitCode {
        switch self {
        case .noAnswer: .noRelay
        case .refused, .ended: .unconfirmed
        }
    }
}
