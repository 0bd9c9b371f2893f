import PomboCore
import PomboPosix

/// What a relay is made of, before its loop takes it over.
struct RelayParts: ~Copyable {
    var relay: Relay
    var log: LogFile
    var socket: UDPSocket
    var discovery: UDPSocket?
    /// On a machine with several addresses an answer has to leave from the one that was asked.
    var keepsLocals: Bool
    /// What `--impair` asked for.
    var weather: RelayWeather?
}
