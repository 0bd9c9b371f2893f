import PomboCore
import PomboPosix

/// Where a PROBE goes, and through which interface.
struct SearchTarget: Equatable, Sendable {
    var address: Address
    /// The interface's index; zero lets the routes decide.
    var interface: UInt32

    /// Everybody on every network of this machine, and the machine itself.
    static func everywhere(
        _ interfaces: [Interface], port: UInt16 = Specification.discoveryPort
    ) -> [SearchTarget] {
        interfaces.filter(\.isUp).flatMap { interface in
            var addresses: [Address] = []
            let hasIPv4 = interface.places.contains { $0.address.isIPv4 }
            if interface.canMulticast || interface.isLoopback, hasIPv4 {
                addresses.append(DiscoveryGroup.ipv4)
            }
            // No route leads this group to loopback.
            if interface.canMulticast, interface.places.contains(where: { !$0.address.isIPv4 }) {
                addresses.append(DiscoveryGroup.ipv6(on: interface.index))
            }
            if hasIPv4 { addresses += broadcasts(of: interface) }
            return addresses.map { address in
                var address = address
                address.port = port
                return SearchTarget(address: address, interface: interface.index)
            }
        }
    }

    /// A network of one address, as tunnels have it, calls that its broadcast, too.
    private static func broadcasts(of interface: Interface) -> [Address] {
        interface.broadcasts.filter { broadcast in
            !interface.places.contains { $0.address.isSameHost(as: broadcast) }
        }
    }

    /// What somebody typed: the addresses of one host.
    static func typed(_ addresses: [Address]) -> [SearchTarget] {
        addresses.map { SearchTarget(address: $0, interface: 0) }
    }
}
