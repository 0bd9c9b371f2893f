import PomboCore
import PomboPosix

/// A client on a socket of its own, for whoever talks through it: a screen, a pipe, a script, a
/// replay, a probe.
///
/// It never waits. A loop watches `number` until `deadline`, calls `turn`, and polls what there is
/// to tell; so as many drivers as somebody has seats share one loop and one `Waiter`.
struct ClientDriver: ~Copyable {
    private(set) var client: Client
    /// Where the relay is: somewhere else, perhaps, after it was away.
    private(set) var relay: Address
    private let follows: Bool
    private var search = MovedRelaySearch()
    private var patience: JoinPatience
    private var socket: UDPSocket
    private var incoming = ReceiveBatch(capacity: 64)
    private var outgoing = SendBatch()
    private var outbox = ClientOutbox()
    /// What is still to be told, from `told` on.
    private var events: [ClientEvent] = []
    private var told = 0
    private let clock = Clock(countsSleep: true)

    /// Who `follows` looks for a relay that stays away, and goes where it is. Who `canChoose` is a
    /// person: asked for another name, not given up for.
    init(
        to relay: Address, follows: Bool = false, canChoose: Bool = false,
        _ edit: (inout ClientSettings) -> Void
    ) throws(DriverError) {
        let socket = try Self.open(relay)
        var settings = try Self.settings()
        settings.receiveBuffer = UInt32(clamping: socket.facts.receiveBuffer)
        edit(&settings)
        client = Client(settings)
        patience = JoinPatience(canChoose: canChoose, since: clock.instant)
        self.relay = relay
        self.follows = follows
        self.socket = socket
    }

    private static func open(_ relay: Address) throws(DriverError) -> UDPSocket {
        do throws(SocketError) { return try UDPSocket.connected(to: relay) } catch {
            throw .socket(error)
        }
    }

    /// Somebody whom nobody has seen before.
    private static func settings() throws(DriverError) -> ClientSettings {
        do throws(SystemError) {
            let secret = Secret(low: try Entropy.word(), high: try Entropy.word())
            return ClientSettings(
                client: try Entropy.word() | 1, key: try Entropy.word(), secret: secret,
                name: Name("guest")!)
        } catch { throw .system(error) }
    }

    // MARK: In a loop

    /// The kernel's number of the socket, for a `Waiter`. It stays when a relay is followed.
    var number: Int32 { socket.number }
    var instant: Instant { clock.instant }
    var counters: SocketCounters { socket.counters }

    /// When `turn` or `failure` has something new if nothing arrives.
    var deadline: Instant {
        var due = client.deadline ?? .distantFuture
        if client.phase == .connecting { due = min(due, patience.deadline) }
        return search.patience.map { min(due, clock.instant + $0) } ?? due
    }

    /// Takes what has arrived and does what is due.
    mutating func turn() {
        let arrival = socket.receive(into: &incoming)
        let now = clock.now()
        take(arrival, at: now) { _, _ in false }
        if let due = client.deadline, due <= now.instant { client.tick(at: now, into: &outbox) }
        if follows { follow() }
        flush(at: now)
    }

    /// Takes what has arrived and does nothing that is merely due. What `isTaken` takes for itself,
    /// the client does not see.
    mutating func turn(unless isTaken: (Span<UInt8>, Instant) -> Bool) {
        let arrival = socket.receive(into: &incoming)
        let now = clock.now()
        take(arrival, at: now, unless: isTaken)
        flush(at: now)
    }

    /// What there is to tell, each event once and in the order in which it happened.
    mutating func poll() -> ClientEvent? {
        guard told < events.count else {
            events.removeAll(keepingCapacity: true)
            told = 0
            return nil
        }
        told += 1
        return events[told - 1]
    }

    /// Why there is no session and will be none; nil while there is one or may be.
    var failure: SessionFailure? { patience.failure(in: client.phase, at: clock.instant) }

    // MARK: The client's verbs, at the present moment

    mutating func connect() { perform { $0.connect(at: $1, into: &$2) } }

    mutating func say(
        _ text: [UInt8], _ kind: Kind = .say, to recipient: UInt64? = nil, origin: Origin? = nil
    ) throws(SayError) -> UInt32 {
        try perform { client, now, outbox throws(SayError) in
            try client.say(
                text, kind: kind, to: recipient, origin: origin, at: now, into: &outbox)
        }
    }

    mutating func enter(_ room: Name) { perform { $0.enter(room: room, at: $1, into: &$2) } }

    mutating func rename(_ name: Name) {
        patience.restart(at: clock.instant)
        perform { $0.rename(name, at: $1, into: &$2) }
    }

    mutating func askWho() { perform { $0.who(at: $1, into: &$2) } }

    mutating func askHistory(before: UInt64, count: Int) {
        _ = perform { $0.history(before: before, count: count, at: $1, into: &$2) }
    }

    mutating func leave() { perform { $0.leave(at: $1, into: &$2) } }

    /// Leaves and stays until the last LEAVE is out, since nobody answers and one may be lost: for
    /// who has nothing else to wait for.
    mutating func leaveForGood() {
        var waiter = Waiter()
        _ = waiter.watch(number)
        leave()
        while client.phase == .leaving {
            _ = waiter.wait(.until(deadline, from: instant))
            turn()
        }
    }

    /// Sends datagrams of somebody who uses the client's session and socket.
    mutating func send(_ ranges: [Range<Int>], of bytes: [UInt8]) -> Bool {
        for range in ranges { outgoing.add(range, to: .anyHost(port: 0)) }
        if outgoing.isEmpty { return true }
        return !socket.send(&outgoing, from: bytes.span).isRefused
    }

    // MARK: Inside

    private mutating func perform<Result, Failure>(
        _ verb: (inout Client, Moment, inout ClientOutbox) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let now = clock.now()
        defer { flush(at: now) }
        return try verb(&client, now, &outbox)
    }

    private mutating func take(
        _ arrival: ReceiveOutcome, at now: Moment, unless isTaken: (Span<UInt8>, Instant) -> Bool
    ) {
        switch arrival {
        case .datagrams:
            Self.hand(incoming, to: &client, at: now, into: &outbox, unless: isTaken)
            if client.hasHeard { patience.noteAnswer() }
        case .refused: noteClosedPort(at: now)
        default: break
        }
    }

    private static func hand(
        _ batch: borrowing ReceiveBatch, to client: inout Client, at now: Moment,
        into outbox: inout ClientOutbox, unless isTaken: (Span<UInt8>, Instant) -> Bool
    ) {
        for datagram in batch.datagrams {
            let bytes = batch.bytes.span.extracting(datagram.range)
            if !isTaken(bytes, now.instant) {
                try? client.receive(bytes, at: now, into: &outbox)
            }
        }
    }

    private mutating func noteClosedPort(at now: Moment) {
        patience.noteClosedPort()
        client.unreachable(at: now, into: &outbox)
    }

    /// Sends what the client wants sent, and keeps what it has to tell.
    private mutating func flush(at now: Moment) {
        let isRefused = !send(outbox.sends, of: outbox.bytes)
        keepEvents(at: now)
        guard isRefused else { return }
        noteClosedPort(at: now)
        // Refused again it would only be told the same again.
        _ = send(outbox.sends, of: outbox.bytes)
        keepEvents(at: now)
    }

    private mutating func keepEvents(at now: Moment) {
        for event in outbox.events { patience.note(event, at: now.instant) }
        events += outbox.events
        outbox.clear()
    }

    /// What the client has under way it says again at the new place, as after any other loss.
    private mutating func follow() {
        guard client.isAway, client.logID != 0 else { return search.end() }
        guard let place = search.look(for: client.logID, besides: relay),
            let there = try? Self.open(place), socket.become(there)
        else { return }
        relay = place
    }
}
