import PomboCore

/// Why a socket could not be opened.
package enum SocketError: Error, Hashable, Sendable {
    /// Another program has the port: for a relay, most likely another relay.
    case portTaken(Address)
    /// No interface of this machine has the address.
    case addressNotHere(Address)
    /// Ports below 1,024 are for root.
    case portForbidden(Address)
    case system(SystemError)
}
