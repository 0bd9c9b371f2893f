import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// A visitor's session on a socket, and a probe that uses it.
///
/// The real client joins and leaves; in between it is not driven, so that nothing but the probe's
/// PINGs is on the path.
struct ProbeLoop: ~Copyable {
    struct Ending {
        var report: PathReport
        /// What the relay is called.
        var relay: String
        /// Of this machine, not of the path.
        var trouble: ProbeTrouble
        /// Why it ended before its time.
        var cut: PlaceFailure?
    }

    private let relay: Address
    private var client: Client
    private var socket: UDPSocket
    private var outbox = ClientOutbox()
    private var outgoing = SendBatch()
    private let signals: SignalPipe
    private let clock = Clock(countsSleep: true)
    private var session: Welcome?
    private var isOver = false

    /// Twice as long as a join may take that meets a loss at every step.
    private static let joinPatience = Duration.seconds(5)
    private static let leavePatience = Duration.milliseconds(300)

    init(to relay: Address) throws(PlaceFailure) {
        let socket = try Self.open(relay)
        let signals = try Self.signals()
        let settings = try Self.settings()
        client = Client(settings)
        self.socket = socket
        self.signals = signals
        self.relay = relay
    }

    private static func open(_ relay: Address) throws(PlaceFailure) -> UDPSocket {
        do throws(SocketError) { return try UDPSocket.connected(to: relay) } catch {
            throw PlaceFailure(sentence: Phrase(verbatim: "\(error)"), code: .cannotOpen)
        }
    }

    private static func signals() throws(PlaceFailure) -> SignalPipe {
        do throws(SystemError) { return try SignalPipe([.interrupt, .terminate]) } catch {
            throw PlaceFailure(sentence: Phrase(verbatim: "\(error)"), code: .failure)
        }
    }

    private static func settings() throws(PlaceFailure) -> ClientSettings {
        do throws(SystemError) {
            let words = try [Entropy.word(), Entropy.word(), Entropy.word(), Entropy.word()]
            var settings = ClientSettings(
                client: words[0] | 1, key: words[1],
                secret: Secret(low: words[2], high: words[3]), name: Name("probe")!)
            settings.isVisitor = true
            return settings
        } catch { throw PlaceFailure(sentence: Phrase(verbatim: "\(error)"), code: .failure) }
    }

    mutating func run(
        count: Int, rate: Int, _ language: Language
    ) throws(PlaceFailure) -> Ending {
        var incoming = ReceiveBatch(capacity: 64)
        try join(&incoming)
        guard let welcome = session else { throw noAnswer }
        let interval = Duration.nanoseconds(1_000_000_000 / Int64(rate))
        var probe = PathProbe(
            session: welcome.session, count: count, interval: interval, at: clock.instant)
        let cut = work(&probe, &incoming, of: count, language)
        leave(&incoming)
        return Ending(
            report: probe.report, relay: welcome.relay, trouble: ProbeTrouble(socket.counters),
            cut: cut)
    }

    private var noAnswer: PlaceFailure {
        PlaceFailure(sentence: Texts.probeNoAnswer(relay), code: .noRelay)
    }

    // MARK: The session

    private mutating func join(_ incoming: inout ReceiveBatch) throws(PlaceFailure) {
        let end = clock.instant + Self.joinPatience
        client.connect(at: clock.now(), into: &outbox)
        while session == nil {
            flush()
            if let code = takeSignal() {
                throw PlaceFailure(sentence: Texts.probeInterrupted, code: code)
            }
            if isOver { throw PlaceFailure(sentence: Texts.probeRefused, code: .failure) }
            if clock.instant >= end { throw noAnswer }
            let now = clock.instant
            wait(until: min(end, client.deadline ?? end), from: now)
            take(&incoming) { _, _ in }
            client.tick(at: clock.now(), into: &outbox)
        }
        flush()
    }

    private mutating func leave(_ incoming: inout ReceiveBatch) {
        let end = clock.instant + Self.leavePatience
        client.leave(at: clock.now(), into: &outbox)
        while !isOver, clock.instant < end {
            flush()
            wait(until: min(end, client.deadline ?? end), from: clock.instant)
            take(&incoming) { _, _ in }
            client.tick(at: clock.now(), into: &outbox)
        }
        flush()
    }

    // MARK: The probe

    /// Sends and listens until the probe is done, or says why it could not be.
    private mutating func work(
        _ probe: inout PathProbe, _ incoming: inout ReceiveBatch, of count: Int,
        _ language: Language
    ) -> PlaceFailure? {
        var progress = ProgressLine(of: count, language, text: Texts.probeProgress)
        defer { progress.clear() }
        var bytes: [UInt8] = []
        let known = session?.session
        while true {
            let now = clock.instant
            if probe.isDone(at: now) { return nil }
            bytes.removeAll(keepingCapacity: true)
            while let range = probe.send(at: now, into: &bytes) {
                outgoing.add(range, to: .anyHost(port: 0))
            }
            if !outgoing.isEmpty { socket.send(&outgoing, from: bytes.span) }
            progress.note(done: probe.sentCount)
            wait(until: probe.deadline, from: now)
            if let code = takeSignal() {
                return PlaceFailure(sentence: Texts.probeInterrupted, code: code)
            }
            take(&incoming) { probe.receive($0, at: $1) }
            flush()
            if isOver || session?.session != known {
                return PlaceFailure(sentence: Texts.probeCut, code: .failure)
            }
        }
    }

    // MARK: The socket

    private mutating func wait(until deadline: Instant, from now: Instant) {
        var waiter = Waiter()
        _ = waiter.watch(socket.number)
        _ = waiter.watch(signals.descriptor)
        _ = waiter.wait(.until(deadline, from: now))
    }

    /// Hands PONGs to the probe and everything else to the client.
    private mutating func take(
        _ incoming: inout ReceiveBatch, _ body: (Pong, Instant) -> Void
    ) {
        guard socket.receive(into: &incoming) == .datagrams else { return }
        let now = clock.now()
        for index in incoming.datagrams.indices {
            let bytes = incoming.bytes.span.extracting(incoming.datagrams[index].range)
            switch (try? Header(bytes, readBy: .client))?.type {
            case .pong:
                if let pong = try? Pong(bytes) { body(pong, now.instant) }
                continue
            case .welcome:
                try? client.receive(bytes, at: now, into: &outbox)
                if client.isJoined, let welcome = try? Welcome(bytes) { session = welcome }
            default: try? client.receive(bytes, at: now, into: &outbox)
            }
        }
    }

    private mutating func flush() {
        for event in outbox.events {
            switch event {
            case .left, .bye: isOver = true
            case .refused(_, nil, _, _): isOver = true
            default: break
            }
        }
        for range in outbox.sends { outgoing.add(range, to: .anyHost(port: 0)) }
        let bytes = outbox.bytes
        if !outgoing.isEmpty { socket.send(&outgoing, from: bytes.span) }
        outbox.clear()
    }

    private func takeSignal() -> ExitCode? {
        signals.take().first.map { $0 == .interrupt ? .interrupted : .terminated }
    }
}
