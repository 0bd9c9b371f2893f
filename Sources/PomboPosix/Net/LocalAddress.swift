import PomboCore

/// Where on this machine a datagram arrived or leaves from: one of its addresses and an interface.
/// Either may be left to the routing table.
package struct LocalAddress: Hashable, Sendable {
    /// The host part of an `Address`, mapped as there; zero for any.
    package var high: UInt64
    package var low: UInt64
    /// The interface's index; zero for any.
    package var interface: UInt32

    package init(high: UInt64, low: UInt64, interface: UInt32) {
        self.high = high
        self.low = low
        self.interface = interface
    }

    package init(_ address: Address, interface: UInt32 = 0) {
        self.init(high: address.high, low: address.low, interface: interface)
    }

    /// The routing table decides.
    package static let any = LocalAddress(high: 0, low: 0, interface: 0)

    /// Any address of one interface: how multicast is sent to one network.
    package static func on(interface: UInt32) -> LocalAddress {
        LocalAddress(high: 0, low: 0, interface: interface)
    }

    /// The address, if it is known.
    package var host: Address? {
        high == 0 && low == 0 ? nil : Address(high: high, low: low, port: 0)
    }
}
