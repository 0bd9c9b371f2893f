import PomboCore

/// What a datagram means to people, as far as a weather can ask for it (`drop ack#1`).
package struct Meaning: Hashable, Sendable {
    /// The words of a weather. A message is a `say` on both halves of its way.
    package enum Kind: String, CaseIterable, Sendable {
        case say, ack, nack, head, hello, challenge, join, welcome, refuse, reset, gone
        case ping, pong, leave, bye, who, roster, history, post, path, other

        package init(_ type: FrameType) {
            self =
                switch type {
                case .say, .stamped: .say
                case .ack: .ack
                case .nack: .nack
                case .head: .head
                case .hello: .hello
                case .challenge: .challenge
                case .join: .join
                case .welcome: .welcome
                case .refuse: .refuse
                case .reset: .reset
                case .gone: .gone
                case .ping: .ping
                case .pong: .pong
                case .leave: .leave
                case .bye: .bye
                case .who: .who
                case .roster: .roster
                case .history: .history
                case .post: .post
                case .path, .check: .path
                case .probe, .announce: .other
                }
        }
    }

    package var kind: Kind
    /// The numbers of the messages that it carries or answers, both ends included; 0…0 for none.
    package var first: UInt64
    package var last: UInt64

    package static let unknown = Meaning(.other)

    package init(_ kind: Kind, number: UInt64 = 0) {
        self.init(kind, first: number, last: number)
    }

    /// A datagram with several messages packed into it.
    package init(_ kind: Kind, first: UInt64, last: UInt64) {
        self.kind = kind
        self.first = first
        self.last = last
    }
}

extension Meaning {
    /// What can be told of a datagram on a real network by looking at its head: its kind, if it
    /// is a frame. Which messages it is about would take reading it.
    package init(ofDatagram bytes: Span<UInt8>) {
        self = .unknown
        guard bytes.count > 3, bytes[0] == UInt8(Specification.magic >> 8),
            bytes[1] == UInt8(Specification.magic & 0xFF), let type = FrameType(rawValue: bytes[3])
        else { return }
        kind = Kind(type)
    }
}
