import Testing

@testable import PomboCore

/// A relay on a bench: a virtual clock, a log that keeps its lines, and hands that speak the
/// clients' side frame by frame.
struct RelayBench {
    var relay: Relay
    var outbox = Outbox()
    var now = Moment(
        instant: Instant(nanoseconds: 1_000_000_000),
        wall: WallTime(microseconds: 1_763_650_000_000_000))
    /// Every line that was logged.
    var log: [UInt8] = []
    /// What was sent by the last call, in order.
    var sent: [(to: Address, bytes: [UInt8])] = []
    var settings: RelaySettings
    private var nextPort: UInt16 = 40_000

    struct Guest {
        var client: UInt64
        var key: UInt64
        var name: String
        var address: Address
        var session: UInt64 = 0
        var attempt: UInt32 = 0
        var cseq: UInt32 = 0
        var welcome: Welcome?
    }

    init(_ edit: (inout RelaySettings) -> Void = { _ in }) {
        settings = RelaySettings(
            name: Name("relay")!, logID: 99, runSecret: Secret(low: 1, high: 2),
            logSecret: Secret(low: 3, high: 4))
        settings.recordRate = 0
        edit(&settings)
        relay = Relay(settings)
        relay.begin(next: 1, at: now)
    }

    mutating func wait(_ duration: Duration) {
        now.instant = now.instant + duration
        now.wall.microseconds += duration.microseconds
    }

    /// Lets time pass with every tick in its place.
    mutating func run(_ duration: Duration) {
        let end = now.instant + duration
        var all: [(to: Address, bytes: [UInt8])] = []
        while let due = relay.deadline, due <= end {
            wait(now.instant.duration(to: max(due, now.instant)))
            tick()
            all += sent
        }
        wait(now.instant.duration(to: end))
        sent = all
    }

    mutating func tick() {
        outbox.clear()
        relay.tick(at: now, into: &outbox)
        commit()
    }

    /// Hands one datagram in and lets the log take what comes of it.
    mutating func give(_ bytes: [UInt8], from address: Address) {
        stage(bytes, from: address)
        commit()
    }

    /// Hands one datagram in; the batch stays open.
    mutating func stage(_ bytes: [UInt8], from address: Address) {
        if !relay.hasBatch { outbox.clear() }
        try? relay.receive(bytes.span, from: address, at: now, into: &outbox)
    }

    mutating func commit() {
        log += outbox.lines
        relay.committed(at: now, into: &outbox)
        collect()
    }

    mutating func abandon() {
        relay.abandoned(.full, at: now, into: &outbox)
        collect()
    }

    mutating func collect() {
        sent = []
        for send in outbox.sends {
            relay.withAudience(send.audience) { address, _ in
                sent.append((address, Array(outbox.bytes[send.range])))
            }
        }
    }

    /// What of the last call went to `address`, of one type.
    func frames<F: Frame>(_ type: F.Type, to address: Address) -> [F] {
        sent.filter { $0.to == address && $0.bytes[3] == F.type.rawValue }
            .compactMap { try? F($0.bytes.span) }
    }

    func stamped(to address: Address) -> [Record] {
        records(sent.filter { $0.to == address }.map(\.bytes))
    }

    func records(_ datagrams: [[UInt8]]) -> [Record] {
        var all: [Record] = []
        for bytes in datagrams where bytes[3] == FrameType.stamped.rawValue {
            var offset = try! Stamped(bytes.span).records
            while let record = try! Record(bytes.span, at: &offset) { all.append(record) }
        }
        return all
    }

    /// The records of the log, oldest first.
    var logged: [LogRecord] {
        var records: [LogRecord] = []
        _ = LogScan.findings(of: log.span) { _, bytes, _ in
            if case .record(let record, _)? = try? LogLine.parse(bytes) { records.append(record) }
        }
        return records
    }

    // MARK: Guests

    mutating func address() -> Address {
        nextPort += 1
        return Address(ipv4: 0x0A00_0001 + UInt32(nextPort), port: nextPort)
    }

    mutating func guest(_ name: String) -> Guest {
        let address = address()
        return Guest(
            client: UInt64(nextPort), key: UInt64(nextPort) * 7, name: name, address: address)
    }

    func encode(_ body: (inout [UInt8]) -> Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        _ = body(&bytes)
        return bytes
    }

    mutating func cookie(for address: Address, nonce: UInt64 = 5) -> UInt64 {
        give(encode { Hello(nonce: nonce, time: 1).encode(into: &$0) }, from: address)
        return frames(Challenge.self, to: address).first?.cookie ?? 0
    }

    /// A JOIN with a good cookie, not sent yet.
    mutating func join(_ guest: inout Guest, _ edit: (inout Join) -> Void = { _ in }) -> Join {
        guest.attempt += 1
        var join = Join(
            cookie: cookie(for: guest.address), nonce: 5, time: 2, client: guest.client,
            key: guest.key, attempt: guest.attempt, lowestOpen: guest.cseq + 1,
            name: Name(guest.name)!)
        edit(&join)
        return join
    }

    mutating func send(_ join: Join, from address: Address) {
        give(encode { join.encode(into: &$0) }, from: address)
    }

    /// Joins and remembers the session.
    @discardableResult
    mutating func enter(_ guest: inout Guest, _ edit: (inout Join) -> Void = { _ in }) -> Welcome? {
        let join = join(&guest, edit)
        send(join, from: guest.address)
        guard let welcome = frames(Welcome.self, to: guest.address).first else { return nil }
        guest.session = welcome.session
        guest.welcome = welcome
        return welcome
    }

    mutating func member(_ name: String, _ edit: (inout Join) -> Void = { _ in }) -> Guest {
        var guest = guest(name)
        enter(&guest, edit)
        #expect(guest.session != 0, "\(name) did not get in")
        return guest
    }

    // MARK: What they say

    func say(
        _ guest: Guest, _ cseq: UInt32, _ text: String = "text", to recipient: UInt64 = 0,
        _ edit: (inout Say) -> Void = { _ in }
    ) -> [UInt8] {
        var say = Say(
            session: guest.session, cseq: cseq, time: 77, delivered: 0, inboxDelivered: 0,
            stream: recipient == 0 ? guest.welcome!.room.number : 0, sent: cseq,
            recipient: recipient, kind: recipient == 0 ? .say : .direct)
        edit(&say)
        return encode { say.encode(text: text.utf8.span, into: &$0) }
    }

    mutating func speak(_ guest: inout Guest, _ text: String = "text", to recipient: UInt64 = 0) {
        guest.cseq += 1
        give(say(guest, guest.cseq, text, to: recipient), from: guest.address)
    }

    func ping(_ guest: Guest, delivered: UInt64 = 0, inbox: UInt64 = 0) -> [UInt8] {
        encode {
            Ping(
                session: guest.session, time: 1, delivered: delivered, inboxDelivered: inbox,
                sent: 1, isReport: false
            ).encode(into: &$0)
        }
    }

    func nack(
        _ guest: Guest, delivered: UInt64, _ gaps: [(UInt64, UInt64)], stream: UInt32? = nil
    ) -> [UInt8] {
        var list = Nack.Gaps()
        for (after, upto) in gaps { list.append(Nack.Gap(after: after, upto: upto)) }
        let nack = Nack(
            session: guest.session, time: 1, stream: stream ?? guest.welcome!.room.number,
            delivered: delivered, sent: 1, gaps: list)
        return encode { nack.encode(into: &$0) }
    }

    // MARK: Restart

    /// Another run over the same log. The relay it replaces is forgotten.
    mutating func restart(run: UInt64 = 77, log: [UInt8]? = nil) {
        let lines = log ?? self.log
        settings.runSecret = Secret(low: run, high: run)
        relay = Relay(settings)
        let findings = LogScan.findings(of: lines.span) { _, bytes, _ in
            if let line = try? LogLine.parse(bytes) { relay.restore(line) }
        }
        relay.begin(next: findings.nextSeq, at: now)
        outbox = Outbox()
    }
}
