import PomboPosix
import PomboTerminal

/// Why a client could not be given a socket.
enum DriverError: Error {
    case socket(SocketError)
    case system(SystemError)

    /// No way to the address is as good as no relay there.
    var code: ExitCode {
        if case .socket(.system(let error)) = self, error.call == .connect { return .noRelay }
        return .cannotOpen
    }
}
