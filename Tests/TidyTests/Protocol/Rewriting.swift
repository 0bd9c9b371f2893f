import PomboCore

/// Reads a datagram and writes it again from nothing but what was read.
enum Rewriting {
    static func rewrite(_ bytes: [UInt8]) throws -> [UInt8] {
        let datagram = bytes.span
        let side: Header.Side = bytes[3] & 0x80 == 0 ? .relay : .client
        var out: [UInt8] = []
        switch try Header(datagram, readBy: side).type {
        case .hello: _ = try Hello(datagram).encode(into: &out)
        case .join: _ = try Join(datagram).encode(into: &out)
        case .say:
            let say = try Say(datagram)
            _ = say.encode(text: datagram.extracting(say.text), into: &out)
        case .nack: _ = try Nack(datagram).encode(into: &out)
        case .ping: _ = try Ping(datagram).encode(into: &out)
        case .leave: _ = try Leave(datagram).encode(into: &out)
        case .who: _ = try Who(datagram).encode(into: &out)
        case .history: _ = try History(datagram).encode(into: &out)
        case .post:
            let post = try Post(datagram)
            _ = post.encode(text: datagram.extracting(post.text), into: &out)
        case .probe: _ = try Probe(datagram).encode(into: &out)
        case .path: _ = try Path(datagram).encode(into: &out)
        case .challenge: _ = try Challenge(datagram).encode(into: &out)
        case .welcome: _ = try Welcome(datagram).encode(into: &out)
        case .stamped: try rewriteStamped(datagram, into: &out)
        case .head: _ = try Head(datagram).encode(into: &out)
        case .ack: _ = try Ack(datagram).encode(into: &out)
        case .refuse: _ = try Refuse(datagram).encode(into: &out)
        case .reset: _ = try Reset(datagram).encode(into: &out)
        case .gone: _ = try Gone(datagram).encode(into: &out)
        case .pong: _ = try Pong(datagram).encode(into: &out)
        case .bye: _ = try Bye(datagram).encode(into: &out)
        case .roster: _ = try Roster(datagram).encode(into: &out)
        case .announce: _ = try Announce(datagram).encode(into: &out)
        case .check: _ = try Check(datagram).encode(into: &out)
        }
        return out
    }

    private static func rewriteStamped(
        _ datagram: Span<UInt8>, into out: inout [UInt8]
    ) throws(FrameError) {
        let stamped = try Stamped(datagram)
        stamped.begin(in: &out)
        var offset = stamped.records
        while let record = try Record(datagram, at: &offset) {
            record.encode(
                name: datagram.extracting(record.name), text: datagram.extracting(record.text),
                into: &out)
        }
        out.append(contentsOf: repeatElement(0, count: datagram.count - out.count))
        out.sealFrame(from: 0)
    }
}
