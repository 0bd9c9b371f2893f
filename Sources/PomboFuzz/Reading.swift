import PomboCore

/// Reads a datagram as the frame it says it is, whatever a conversation is waiting for.
enum Reading {
    static func read(_ datagram: Span<UInt8>) throws(FrameError) {
        let isFromRelay = datagram.count > 3 && datagram[3] & 0x80 != 0
        switch try Header(datagram, readBy: isFromRelay ? .client : .relay).type {
        case .hello: _ = try Hello(datagram)
        case .join: _ = try Join(datagram)
        case .say: _ = try Say(datagram)
        case .nack: _ = try Nack(datagram)
        case .ping: _ = try Ping(datagram)
        case .leave: _ = try Leave(datagram)
        case .who: _ = try Who(datagram)
        case .history: _ = try History(datagram)
        case .post: _ = try Post(datagram)
        case .probe: _ = try Probe(datagram)
        case .path: _ = try Path(datagram)
        case .challenge: _ = try Challenge(datagram)
        case .welcome: _ = try Welcome(datagram)
        case .stamped: try readRecords(datagram)
        case .head: _ = try Head(datagram)
        case .ack: _ = try Ack(datagram)
        case .refuse: _ = try Refuse(datagram)
        case .reset: _ = try Reset(datagram)
        case .gone: _ = try Gone(datagram)
        case .pong: _ = try Pong(datagram)
        case .bye: _ = try Bye(datagram)
        case .roster: _ = try Roster(datagram)
        case .announce: _ = try Announce(datagram)
        case .check: _ = try Check(datagram)
        }
    }

    private static func readRecords(_ datagram: Span<UInt8>) throws(FrameError) {
        var offset = try Stamped(datagram).records
        while try Record(datagram, at: &offset) != nil {}
    }
}
