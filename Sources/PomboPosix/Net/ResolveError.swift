/// Why what somebody typed is not an address.
package enum ResolveError: Error, Hashable, Sendable {
    /// Neither a host, nor a host and a port.
    case malformed(String)
    /// A link-local address means nothing without its interface.
    case missingInterface(host: String)
    case unknownInterface(name: String)
    case unknownHost(name: String, reason: String)
}
