import PomboCore
import PomboLab
import PomboText

/// `pombo lab bench core`: what one datagram costs the machines, without any socket.
///
/// Run under `valgrind` with two different counts, the difference of the allocations divided by the
/// difference of the counts is what one datagram allocates.
struct CoreBench {
    var count = 2_000_000
    var language = Language.english

    struct Figure {
        var name: String
        var nanoseconds: Double
    }

    func run() -> [Figure] {
        var figures: [Figure] = []
        let say = Self.say(session: 1, cseq: 1)
        figures.append(
            Figure(
                name: "checksum of a SAY of \(say.count) bytes",
                nanoseconds: measure { sum in
                    for _ in 0..<count { sum &+= UInt64(Header.checksum(say.span)) }
                }))
        figures.append(
            Figure(
                name: "header, checksum and fields of it",
                nanoseconds: measure { sum in
                    for _ in 0..<count { sum &+= Self.decode(say.span) }
                }))
        figures.append(
            Figure(
                name: "fields alone",
                nanoseconds: measure { sum in
                    for _ in 0..<count { sum &+= Self.decodeFields(say.span) }
                }))
        figures.append(
            Figure(
                name: "Relay.receive and committed, 64 a batch, 16 members",
                nanoseconds: relayCost()))
        return figures
    }

    private func measure(_ body: (inout UInt64) -> Void) -> Double {
        var sum: UInt64 = 0
        let took = ContinuousClock().measure { body(&sum) }
        precondition(sum != 1, "the work must not be optimised away")
        return Double(took.nanoseconds) / Double(count)
    }

    @inline(never)
    private static func decode(_ datagram: Span<UInt8>) -> UInt64 {
        guard (try? Header(datagram, readBy: .relay)) != nil else { return 0 }
        return decodeFields(datagram)
    }

    @inline(never)
    private static func decodeFields(_ datagram: Span<UInt8>) -> UInt64 {
        guard let say = try? Say(datagram) else { return 0 }
        return say.session &+ UInt64(say.cseq) &+ say.delivered
    }

    private static func say(session: UInt64, cseq: UInt32, stream: UInt32 = 1) -> [UInt8] {
        var bytes: [UInt8] = []
        let say = Say(
            session: session, cseq: cseq, time: 5, delivered: 0, inboxDelivered: 0, stream: stream,
            sent: cseq)
        _ = say.encode(text: [UInt8](repeating: 0x61, count: 100).span, into: &bytes)
        return bytes
    }

    // MARK: The relay

    /// One sender, sixteen members, batches of 64: the whole way of a datagram but the kernel's.
    private func relayCost() -> Double {
        var bench = RelayDriver()
        let members = (0..<16).map { bench.join("m\($0)") }
        bench.warmUp(members[0])
        let start = ContinuousClock().now
        bench.drive(members[0], count: count)
        return Double((ContinuousClock().now - start).nanoseconds) / Double(count)
    }
}

/// Lets clients join, and then says lines for one of them as fast as it can.
private struct RelayDriver {
    var relay: Relay
    var outbox = Outbox()
    var now = Moment(instant: .zero, wall: WallTime(microseconds: 1_763_650_000_000_000))
    var cseq: UInt32 = 0

    struct Member {
        var session: UInt64
        var stream: UInt32
        var address: Address
    }

    init() {
        var settings = RelaySettings(
            name: Name("bench")!, logID: 1, runSecret: Secret(low: 1, high: 2),
            logSecret: Secret(low: 3, high: 4))
        settings.recordRate = 0
        relay = Relay(settings)
        relay.begin(next: 1, at: now)
    }

    mutating func join(_ name: String) -> Member {
        let address = Address(ipv4: 0x7F00_0001, port: UInt16(20_000 + relay.presentCount))
        var client = Client(
            ClientSettings(
                client: UInt64(address.port), key: 1, secret: Secret(low: 5, high: 6),
                name: Name(name)!))
        var introduction = Introduction(of: address, at: now)
        introduction.connect(&client, to: &relay)
        let welcome = introduction.welcome!
        return Member(session: welcome.session, stream: welcome.room.number, address: address)
    }

    /// Fills the rings and caches, so that what is measured is the steady state.
    mutating func warmUp(_ member: Member) { drive(member, count: 100_000) }

    mutating func drive(_ member: Member, count: Int) {
        let text = [UInt8](repeating: 0x61, count: 100)
        var bytes: [UInt8] = []
        for index in 0..<count {
            cseq += 1
            let say = Say(
                session: member.session, cseq: cseq, time: 5, delivered: 0, inboxDelivered: 0,
                stream: member.stream, sent: cseq)
            bytes.removeAll(keepingCapacity: true)
            _ = say.encode(text: text.span, into: &bytes)
            try! relay.receive(bytes.span, from: member.address, at: now, into: &outbox)
            if index % 64 == 63 || index == count - 1 {
                relay.committed(at: now, into: &outbox)
                outbox.clear()
                now.instant = now.instant + .microseconds(100)
                now.wall.microseconds += 100
            }
        }
        precondition(relay.counts.records > count, "every line was stamped")
    }
}
