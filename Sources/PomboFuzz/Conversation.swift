import PomboCore
import PomboLab

/// A relay and a client that have just found each other, with a line stamped: what a datagram of an
/// ordinary day meets.
struct Conversation: Sendable {
    private let relay: Relay
    private let client: Client
    let session: UInt64
    let roomTag: UInt64

    private let home = Address(ipv4: 0x0A00_0002, port: 40_000)
    private let moment = Moment(
        instant: Instant(nanoseconds: 1_000_000_000),
        wall: WallTime(microseconds: 1_763_650_000_000_000))

    init() {
        var relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: 1, high: 2),
                logSecret: Secret(low: 3, high: 4)))
        relay.begin(next: 1, at: moment)
        var client = Client(
            ClientSettings(
                client: 7, key: 8, secret: Secret(low: 1, high: 3), name: Name("ana")!))
        var introduction = Introduction(of: home, at: moment)
        introduction.connect(&client, to: &relay)
        introduction.say("hello", by: &client, to: &relay)
        guard let welcome = introduction.welcome, client.phase == .joined,
            client.roomDelivered == 2
        else { preconditionFailure("no conversation") }
        session = welcome.session
        roomTag = welcome.room.tag
        self.relay = relay
        self.client = client
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
