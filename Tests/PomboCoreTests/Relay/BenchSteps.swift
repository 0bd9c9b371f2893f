@testable import PomboCore

// More hands for the bench: steps that several themes need.
extension RelayBench {
    mutating func leave(_ guest: Guest) {
        give(leaving(guest), from: guest.address)
    }

    func leaving(_ guest: Guest) -> [UInt8] {
        encode { Leave(session: guest.session).encode(into: &$0) }
    }

    /// A JOIN with a good cookie, as bytes. It asks for the cookie, so no batch may be open.
    mutating func joining(
        _ guest: inout Guest, _ edit: (inout Join) -> Void = { _ in }
    ) -> [UInt8] {
        let join = join(&guest, edit)
        return encode { join.encode(into: &$0) }
    }

    /// Takes over the session that the last WELCOME to this guest names.
    mutating func adopt(_ guest: inout Guest) {
        guard let welcome = frames(Welcome.self, to: guest.address).last else { return }
        guest.session = welcome.session
        guest.welcome = welcome
    }

    /// Comes back as the same client in the same log.
    @discardableResult
    mutating func resume(
        _ guest: inout Guest, last: UInt64, inbox: UInt64 = 0,
        _ edit: (inout Join) -> Void = { _ in }
    ) -> Welcome? {
        let logID = settings.logID
        return enter(&guest) { join in
            join.logID = logID
            join.roomLast = last
            join.inboxLast = inbox
            edit(&join)
        }
    }

    func post(_ id: UInt64, _ name: String = "sensor", _ room: String = "lobby") -> [UInt8] {
        let post = Post(id: id, name: Name(name)!, room: Name(room)!)
        return encode { post.encode(text: "19.5".utf8.span, into: &$0) }
    }

    func asking(
        _ guest: Guest, before: UInt64, count: UInt8 = 32, stream: UInt32? = nil
    ) -> [UInt8] {
        let history = History(
            session: guest.session, stream: stream ?? guest.welcome!.room.number, before: before,
            count: count)
        return encode { history.encode(into: &$0) }
    }

    func asksWho(_ guest: Guest, from index: UInt16 = 0) -> [UInt8] {
        encode { Who(session: guest.session, time: 4, firstIndex: index).encode(into: &$0) }
    }

    func path(_ session: UInt64, _ token: UInt64) -> [UInt8] {
        encode { Path(session: session, token: token).encode(into: &$0) }
    }

    /// The types of what the last call sent to an address, in order.
    func types(to address: Address) -> [FrameType] {
        sent.filter { $0.to == address }.compactMap { FrameType(rawValue: $0.bytes[3]) }
    }

    /// What STAMPED datagrams say before their records.
    func heads(to address: Address) -> [Stamped] { frames(Stamped.self, to: address) }

    func refusals(to address: Address) -> [Refuse.Cause] {
        frames(Refuse.self, to: address).map(\.cause)
    }

    // MARK: The shell and the operator

    /// Reads the log for everything that was asked for in the last call.
    mutating func answerReads(from lines: [UInt8]? = nil) {
        let lines = lines ?? log
        let requests = outbox.reads
        outbox.clear()
        for request in requests {
            relay.found(lines.span, for: request, at: now, into: &outbox)
        }
        collect()
    }

    mutating func find(_ request: ReadRequest, in lines: [UInt8]) {
        outbox.clear()
        relay.found(lines.span, for: request, at: now, into: &outbox)
        collect()
    }

    @discardableResult
    mutating func remove(_ name: String, for duration: Duration) -> Bool {
        outbox.clear()
        let isThere = relay.remove(
            Name(name)!, for: duration, remark: "why", at: now, into: &outbox)
        commit()
        return isThere
    }

    @discardableResult
    mutating func mute(_ name: String, for duration: Duration) -> Bool {
        relay.mute(Name(name)!, for: duration, at: now)
    }
}
