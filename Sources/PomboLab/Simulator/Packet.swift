import PomboCore

/// A datagram on its way.
struct Packet: Sendable {
    var to: Address
    var from: Address
    var bytes: [UInt8]
}
