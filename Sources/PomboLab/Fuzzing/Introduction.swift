import PomboCore

/// A client and a relay that find each other where nothing is lost: how whoever wants a relay in
/// the state of an ordinary day gets it there.
package struct Introduction {
    private let address: Address
    private let moment: Moment
    /// What the relay said last of the session.
    package private(set) var welcome: Welcome?

    /// The client is at `address`, and all of it happens at one moment.
    package init(of address: Address, at moment: Moment) {
        self.address = address
        self.moment = moment
    }

    package mutating func connect(_ client: inout Client, to relay: inout Relay) {
        var wishes = ClientOutbox()
        client.connect(at: moment, into: &wishes)
        exchange(&client, &wishes, with: &relay)
    }

    package mutating func say(_ text: String, by client: inout Client, to relay: inout Relay) {
        var wishes = ClientOutbox()
        _ = try? client.say(
            Array(text.utf8), kind: .say, to: nil, origin: nil, at: moment, into: &wishes)
        exchange(&client, &wishes, with: &relay)
    }

    /// Carries datagrams to and fro until nobody has anything to say.
    private mutating func exchange(
        _ client: inout Client, _ wishes: inout ClientOutbox, with relay: inout Relay
    ) {
        while !wishes.sends.isEmpty {
            var outbox = Outbox()
            for range in wishes.sends {
                let datagram = Array(wishes.bytes[range])
                try? relay.receive(datagram.span, from: address, at: moment, into: &outbox)
            }
            relay.committed(at: moment, into: &outbox)
            wishes.clear()
            for send in outbox.sends {
                let datagram = Array(outbox.bytes[send.range])
                if datagram[3] == FrameType.welcome.rawValue {
                    welcome = try? Welcome(datagram.span)
                }
                try? client.receive(datagram.span, at: moment, into: &wishes)
            }
        }
    }
}
