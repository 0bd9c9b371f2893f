/// The type byte of a datagram. Bit 7 says that it goes from relay to client: each side answers
/// only the other's types, so two relays can never answer each other for ever.
package enum FrameType: UInt8, CaseIterable, Sendable {
    case hello = 0x01
    case join = 0x02
    case say = 0x03
    case nack = 0x04
    case ping = 0x05
    case leave = 0x06
    case who = 0x07
    case history = 0x08
    case post = 0x09
    case probe = 0x0A
    case path = 0x0B

    case challenge = 0x81
    case welcome = 0x82
    case stamped = 0x83
    case head = 0x84
    case ack = 0x85
    case refuse = 0x86
    case reset = 0x87
    case gone = 0x88
    case pong = 0x89
    case bye = 0x8A
    case roster = 0x8B
    case announce = 0x8C
    case check = 0x8D

    package var isFromRelay: Bool { rawValue & 0x80 != 0 }

    /// The smallest size at which a datagram of this type is taken.
    package var floor: Int {
        switch self {
        case .hello: Specification.helloSize
        case .probe: Specification.probeSize
        case .leave: Leave.session.end
        case _ where !isFromRelay: Specification.clientFloor
        default: Specification.headerSize
        }
    }
}
