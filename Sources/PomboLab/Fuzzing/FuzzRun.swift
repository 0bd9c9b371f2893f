import PomboCore

/// Throws mangled datagrams at a relay and a client that are in the middle of a conversation.
/// A trap is the failure; what comes back is how much of it got how far.
package struct FuzzRun: Sendable {
    package private(set) var thrown = 0
    /// What neither machine refused at the door.
    package private(set) var taken = 0
    private var mangler: Mangler
    private var dice: Dice
    private var relay: Relay
    private var client: Client
    private var outbox = Outbox()
    private var clientOutbox = ClientOutbox()
    private var now = Moment(instant: .zero, wall: WallTime(microseconds: 1_763_650_000_000_000))
    private let home = Address(ipv4: 0x0A00_0002, port: 40_000)

    package init(seed: UInt64) {
        mangler = Mangler(seed: seed)
        dice = Dice(seed: seed, purpose: 8)
        relay = Relay(
            RelaySettings(
                name: Name("relay")!, logID: 1, runSecret: Secret(low: seed, high: 1),
                logSecret: Secret(low: seed, high: 2)))
        relay.begin(next: 1, at: now)
        let name = Name("ana")!
        client = Client(
            ClientSettings(client: 7, key: 8, secret: Secret(low: seed, high: 3), name: name))
        client.connect(at: now, into: &clientOutbox)
    }

    package mutating func run(count: Int) {
        for number in 0..<count {
            converse(number)
            let datagram = mangler.next()
            thrown += 1
            let from =
                dice.isLucky(70)
                ? home : Address(ipv4: 0x0A00_0003, port: UInt16(dice.number(1...65_535)))
            if (try? relay.receive(datagram.span, from: from, at: now, into: &outbox)) != nil {
                taken += 1
            }
            if (try? client.receive(datagram.span, at: now, into: &clientOutbox)) != nil {
                taken += 1
            }
            if dice.isLucky(40) { endBatch() }
        }
    }

    /// Lets the two talk, so that there are sessions, streams and holes for rubbish to hit.
    private mutating func converse(_ number: Int) {
        now.instant = now.instant + dice.milliseconds(0...dice.number(1...400))
        now.wall.microseconds += Int64(dice.number(0...300_000))
        if number % 7 == 0 {
            let text = Array("line \(number)".utf8)
            _ = try? client.say(
                text, kind: .say, to: nil, origin: nil, at: now, into: &clientOutbox)
        }
        if client.phase == .ended || client.phase == .refused {
            client = Client(
                ClientSettings(
                    client: dice.word() | 1, key: 8, secret: Secret(low: dice.word(), high: 3),
                    name: Name("ana")!))
            client.connect(at: now, into: &clientOutbox)
        }
        client.tick(at: now, into: &clientOutbox)
        relay.tick(at: now, into: &outbox)
        for range in clientOutbox.sends {
            let datagram = Array(clientOutbox.bytes[range])
            mangler.learn(datagram)
            if dice.isLucky(70) {
                try? relay.receive(datagram.span, from: home, at: now, into: &outbox)
            }
        }
        clientOutbox.clear()
        endBatch()
    }

    private mutating func endBatch() {
        if dice.isLucky(90) {
            relay.committed(at: now, into: &outbox)
        } else {
            relay.abandoned(.full, at: now, into: &outbox)
        }
        let (sends, bytes) = (outbox.sends, outbox.bytes)
        let reads = outbox.reads
        outbox.clear()
        for read in reads { relay.found([UInt8]().span, for: read, at: now, into: &outbox) }
        for send in sends {
            let datagram = Array(bytes[send.range])
            mangler.learn(datagram)
            if dice.isLucky(70) {
                try? client.receive(datagram.span, at: now, into: &clientOutbox)
            }
        }
    }
}
