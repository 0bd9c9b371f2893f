import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A client on a real socket, for whoever talks through it: a script's lines, a pipe, a replay.
struct TalkLoop: ~Copyable {
    private(set) var client: Client
    /// Where the relay is: somewhere else, perhaps, after it was away.
    private(set) var relay: Address
    private let follows: Bool
    private var trail = RelayTrail()
    private var socket: UDPSocket
    private var incoming = ReceiveBatch(capacity: 64)
    private var outgoing = SendBatch()
    private var outbox = ClientOutbox()
    private let clock = Clock(countsSleep: true)

    /// The kernel's number of the socket, for a `Waiter`. It stays when a relay is followed.
    var number: Int32 { socket.number }
    var instant: Instant { clock.instant }
    var deadline: Instant {
        let due = client.deadline ?? .distantFuture
        return trail.patience.map { min(due, clock.instant + $0) } ?? due
    }

    /// How long somebody waits for a session. A relay on a network of people answers within a
    /// second, a busy one within a few; once it has answered, only the weather is bad. A machine
    /// that says again and again that nothing listens there need not be asked for so long.
    var answerTime: Duration {
        if client.hasHeard { return .seconds(20) }
        return .seconds(refusedCount >= Self.refusedLimit ? 2 : 5)
    }

    private static let refusedLimit = 3
    private var refusedCount = 0

    /// Who `follows` looks for a relay that stays away, and goes where it is.
    init(
        to relay: Address, follows: Bool = false, _ edit: (inout ClientSettings) -> Void
    ) throws(TalkFailure) {
        let socket = try Self.open(relay)
        let words = try Self.words()
        var settings = ClientSettings(
            client: words[0] | 1, key: words[1], secret: Secret(low: words[2], high: words[3]),
            name: Name("guest")!)
        settings.receiveBuffer = UInt32(clamping: socket.facts.receiveBuffer)
        edit(&settings)
        client = Client(settings)
        self.relay = relay
        self.follows = follows
        self.socket = socket
    }

    private static func open(_ relay: Address) throws(TalkFailure) -> UDPSocket {
        do throws(SocketError) { return try UDPSocket.connected(to: relay) } catch {
            throw .socket(error)
        }
    }

    private static func words() throws(TalkFailure) -> [UInt64] {
        do throws(SystemError) {
            return try [Entropy.word(), Entropy.word(), Entropy.word(), Entropy.word()]
        } catch { throw .system(error) }
    }

    /// Calls one of the client's verbs at the present moment, sends what it wants sent, and returns
    /// what it has to tell.
    mutating func drive<R>(
        _ body: (inout Client, Moment, inout ClientOutbox) -> R
    ) -> (R, [ClientEvent]) {
        let now = clock.now()
        outbox.clear()
        let result = body(&client, now, &outbox)
        return (result, flush(at: now))
    }

    mutating func connect() -> [ClientEvent] {
        drive { $0.connect(at: $1, into: &$2) }.1
    }

    /// Takes what has arrived and does what is due.
    mutating func turn() -> [ClientEvent] {
        let now = clock.now()
        outbox.clear()
        switch socket.receive(into: &incoming) {
        case .datagrams:
            let datagrams = incoming.datagrams.map { Array(incoming.bytes[$0.range]) }
            for datagram in datagrams {
                try? client.receive(datagram.span, at: now, into: &outbox)
            }
        case .refused:
            refusedCount += 1
            client.unreachable(at: now, into: &outbox)
        default: break
        }
        if let due = client.deadline, due <= now.instant { client.tick(at: now, into: &outbox) }
        if follows { follow() }
        return flush(at: now)
    }

    /// What the client has under way it says again at the new place, as after any other loss.
    private mutating func follow() {
        guard client.isAway, client.logID != 0 else { return trail.end() }
        guard let place = trail.look(for: client.logID, besides: relay),
            let there = try? Self.open(place), socket.become(there)
        else { return }
        relay = place
    }

    private mutating func flush(at now: Moment) -> [ClientEvent] {
        send()
        var events = outbox.events
        outbox.clear()
        if wasRefused {
            wasRefused = false
            refusedCount += 1
            client.unreachable(at: now, into: &outbox)
            send()
            events += outbox.events
        }
        return events
    }

    private var wasRefused = false

    private mutating func send() {
        for range in outbox.sends { outgoing.add(range, to: .anyHost(port: 0)) }
        if outgoing.isEmpty { return }
        let bytes = outbox.bytes
        if socket.send(&outgoing, from: bytes.span).isRefused { wasRefused = true }
    }
}

/// Why talking could not begin.
enum TalkFailure: Error {
    case socket(SocketError)
    case system(SystemError)

    var sentence: Phrase { Texts.sentence(of: self) }

    /// No way to the address is as good as no relay there.
    var code: ExitCode {
        if case .socket(.system(let error)) = self, error.call == .connect { return .noRelay }
        return .failure
    }
}
