import CPombo

/// The signals that pombo answers in its own way.
package enum Signal: CaseIterable, Sendable {
    case interrupt, terminate, hangUp, user1, windowChange, stop, resume

    package var number: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangUp: SIGHUP
        case .user1: SIGUSR1
        case .windowChange: SIGWINCH
        case .stop: SIGTSTP
        case .resume: SIGCONT
        }
    }

    init?(number: Int32) {
        guard let signal = Signal.allCases.first(where: { $0.number == number }) else {
            return nil
        }
        self = signal
    }

    /// Sends it to this process.
    package func raise() { _ = kill(getpid(), number) }

    /// Writing to a pipe or a socket that nobody reads is then an error of the call.
    package static func ignoreBrokenPipes() { _ = cpombo_ignore_signal(SIGPIPE) }
}
