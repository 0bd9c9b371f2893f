import CPombo
import PomboCore

/// A network interface and its addresses.
package struct Interface: Equatable, Sendable {
    package struct Place: Equatable, Sendable {
        package var address: Address
        package var prefix: AddressPrefix
        /// The broadcast address of this network; IPv4 only.
        package var broadcast: Address?
    }

    package var name: String
    package var index: UInt32
    package var isUp: Bool
    package var isLoopback: Bool
    package var canMulticast: Bool
    package var canBroadcast: Bool
    package var places: [Place]

    /// All of them, in the system's order.
    package static func all() throws(SystemError) -> [Interface] {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard unsafe getifaddrs(&first) == 0 else {
            throw SystemError(.interfaces, code: cpombo_errno())
        }
        defer { unsafe freeifaddrs(first) }
        var found: [Interface] = []
        var next = unsafe first
        while let entry = unsafe next {
            var raw = cpombo_interface()
            unsafe cpombo_read_interface(entry, &raw)
            let name = unsafe String(cString: entry.pointee.ifa_name)
            unsafe next = entry.pointee.ifa_next
            let known = found.firstIndex { $0.name == name }
            if known == nil { found.append(Interface(name, raw)) }
            guard raw.has_address != 0 else { continue }
            found[known ?? found.count - 1].places.append(Place(raw))
        }
        return found
    }

    private init(_ name: String, _ raw: cpombo_interface) {
        self.name = name
        index = raw.index
        isUp = Int(raw.flags) & cpombo_interface_up != 0
        isLoopback = Int(raw.flags) & cpombo_interface_loopback != 0
        canMulticast = Int(raw.flags) & cpombo_interface_multicast != 0
        canBroadcast = Int(raw.flags) & cpombo_interface_broadcast != 0
        places = []
    }

    /// Where a probe for everybody on its networks goes. Loopback has no broadcast flag, but its
    /// network's last address reaches every listener on the machine.
    package var broadcasts: [Address] {
        if isLoopback { return [Address(ipv4: 0x7FFF_FFFF, port: 0)] }
        return places.compactMap(\.broadcast)
    }

    /// What people on other machines can type, the easy ones first; empty for loopback.
    package var typableHosts: [String] {
        if !isUp || isLoopback { return [] }
        let addresses = places.map(\.address)
        let plain = addresses.filter { !$0.isLinkLocal }
        return plain.filter(\.isIPv4).map(\.host) + plain.filter { !$0.isIPv4 }.map(\.host)
    }
}

extension Interface.Place {
    fileprivate init(_ raw: cpombo_interface) {
        address = Address(raw.address)
        let length = Int(raw.prefix_length) + (address.isIPv4 ? 96 : 0)
        prefix = AddressPrefix(of: address, length: length)
        broadcast = raw.has_broadcast != 0 ? Address(raw.broadcast) : nil
    }
}

extension [Interface] {
    /// Every address of this machine.
    package var ownAddresses: [Address] { flatMap { $0.places.map(\.address) } }
}
