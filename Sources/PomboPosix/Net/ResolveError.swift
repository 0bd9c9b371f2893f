/// Why what somebody typed is no address.
package enum ResolveError: Error, Hashable, Sendable {
    /// Neither a host, nor a host and a port.
    case malformed(String)
    /// A link-local address means nothing without its interface.
    case missingInterface(host: String)
    case unknownInterface(name: String)
    case unknownHost(name: String, reason: String)
}

extension ResolveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is not an address; write HOST, HOST:PORT or [IPV6]:PORT"
        case .missingInterface(let host):
            "\(host) needs its interface; write for example \(host)%eth0"
        case .unknownInterface(let name): "there is no interface '\(name)'"
        case .unknownHost(let name, let reason): "cannot find '\(name)': \(reason)"
        }
    }
}
