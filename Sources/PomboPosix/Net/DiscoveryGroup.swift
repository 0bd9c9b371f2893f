import CPombo
import PomboCore

/// The multicast groups that relays listen to (protocol.md, Discovery).
package enum DiscoveryGroup {
    package static let ipv4 = Address(ipv4: 0xEFFF_4C3E, port: Specification.discoveryPort)
    package static let ipv6 = Address(
        high: 0xFF02 << 48, low: 0x7662, port: Specification.discoveryPort)

    /// The IPv6 group on one link.
    package static func ipv6(on interface: UInt32) -> Address {
        var group = ipv6
        group.scope = interface
        return group
    }
}

extension UDPSocket {
    /// Joins the groups on every interface that is up, also when some are joined already: to be
    /// called again when interfaces may have come. Returns what could not be joined; the others
    /// work all the same.
    package func join(_ interfaces: [Interface]) -> [SystemError] {
        var failures: [SystemError] = []
        for interface in interfaces where interface.isUp {
            // Loopback does not call itself fit for multicast, but machines without any other
            // interface have relays, too.
            guard interface.canMulticast || interface.isLoopback else { continue }
            var groups: [Address] = []
            if interface.places.contains(where: { $0.address.isIPv4 }) {
                groups.append(DiscoveryGroup.ipv4)
            }
            if facts.isIPv6, interface.places.contains(where: { !$0.address.isIPv4 }) {
                groups.append(DiscoveryGroup.ipv6)
            }
            for group in groups
            where cpombo_join_group(number, group.raw, interface.index) != 0 {
                let code = cpombo_errno()
                // It is joined already.
                if code == EADDRINUSE { continue }
                failures.append(
                    SystemError(.join, "\(group.host) on \(interface.name)", code: code))
            }
        }
        return failures
    }
}
