import PomboCore
import PomboPosix

/// What a relay is made of, before its loop takes it over.
struct RelayParts: ~Copyable {
    var turn: RelayTurn<PosixDisk>
    var socket: UDPSocket
    var discovery: UDPSocket?
    /// An answer has to leave from the address that was asked, and a machine may get a second one
    /// at any time.
    var keepsLocals: Bool
    /// What `--impair` asked for.
    var weather: RelayWeather?
}
