import PomboCore

/// Why a socket could not be had.
package enum SocketError: Error, Hashable, Sendable {
    /// Another program has the port: for a relay, most likely another relay.
    case portTaken(Address)
    /// No interface of this machine has the address.
    case addressNotHere(Address)
    /// Ports below 1,024 are for root.
    case portForbidden(Address)
    case system(SystemError)
}

extension SocketError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .portTaken(let address):
            "port \(address.port) is taken by another program on \(address.host)"
        case .addressNotHere(let address): "no interface of this machine has \(address.host)"
        case .portForbidden(let address): "port \(address.port) needs a privilege to bind"
        case .system(let error): error.description
        }
    }
}
