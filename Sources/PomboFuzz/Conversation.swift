import PomboCore

/// A relay and a client that have just found each other, with a line stamped: what a datagram of an
/// ordinary day meets.
struct Conversation: Sendable {
    private var relay: Relay
    private var client: Client
    private(set) var session: UInt64 = 0
    private(set) var roomTag: UInt64 = 0

    private let home = Address(ipv4: 0x0A00_0002, port: 40_000)
    private let moment = Moment(
        instant: Instant(nanoseconds: 1_000_000_000),
        wall: WallTime(microseconds: 1_763_650_000_000_000))

    init() {
        relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: moment)
        client = Client(
            ClientSettings(
                client: 7, key: 8, secret: Secret(low: 1, high: 3), name: Name("ana")!))
        var wishes = ClientOutbox()
        client.connect(at: moment, into: &wishes)
        exchange(&wishes)
        _ = try? client.say(
            Array("hello".utf8), kind: .say, to: nil, origin: nil, at: moment, into: &wishes)
        exchange(&wishes)
        precondition(client.phase == .joined && client.roomDelivered == 2, "no conversation")
    }

    /// Carries datagrams to and fro until nobody has anything to say.
    private mutating func exchange(_ wishes: inout ClientOutbox) {
        while !wishes.sends.isEmpty {
            var outbox = Outbox()
            for range in wishes.sends {
                let datagram = Array(wishes.bytes[range])
                try? relay.receive(datagram.span, from: home, at: moment, into: &outbox)
            }
            relay.committed(at: moment, into: &outbox)
            wishes.clear()
            for send in outbox.sends {
                let datagram = Array(outbox.bytes[send.range])
                note(datagram)
                try? client.receive(datagram.span, at: moment, into: &wishes)
            }
        }
    }

    private mutating func note(_ datagram: [UInt8]) {
        guard datagram[3] == FrameType.welcome.rawValue,
            let welcome = try? Welcome(datagram.span)
        else { return }
        session = welcome.session
        roomTag = welcome.room.tag
    }

    func giveRelay(_ datagram: [UInt8]) {
        var copy = relay
        var outbox = Outbox()
        try? copy.receive(datagram.span, from: home, at: moment, into: &outbox)
        copy.committed(at: moment, into: &outbox)
        for read in outbox.reads {
            copy.found([UInt8]().span, for: read, at: moment, into: &outbox)
        }
        copy.tick(at: moment, into: &outbox)
    }

    func giveClient(_ datagram: [UInt8]) {
        var copy = client
        var outbox = ClientOutbox()
        try? copy.receive(datagram.span, at: moment, into: &outbox)
        copy.tick(at: moment, into: &outbox)
    }
}
