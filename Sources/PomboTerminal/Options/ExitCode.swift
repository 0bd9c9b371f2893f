/// What the program's end tells a script.
package enum ExitCode: Int32, Hashable, Sendable {
    case success = 0
    /// A run-time error; nothing that a replay was to show; an expectation of the lab not met.
    case failure = 1
    case usage = 2
    /// No relay answered.
    case noRelay = 3
    /// A message was not confirmed, or the relay let nobody in to say one.
    case unconfirmed = 4
    case damagedLog = 5
    /// An address, a lock or a file was not to be had.
    case cannotOpen = 6
    case interrupted = 130
    case terminated = 143

    package static func ended(by signal: Int32) -> ExitCode {
        ExitCode(rawValue: 128 + signal) ?? .terminated
    }
}
