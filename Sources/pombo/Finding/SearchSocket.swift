import PomboCore
import PomboPosix
import PomboTerminal

/// The loop of a search: a socket that asks, and listens until the search is over.
struct SearchSocket: ~Copyable {
    let targets: [SearchTarget]
    /// By the place of the target: whether the system took a PROBE for it.
    private(set) var isAsked: [Bool]
    private var socket: UDPSocket
    private var incoming = ReceiveBatch(capacity: 32)
    private var outgoing = SendBatch()
    private let clock = Clock()

    init(_ targets: [SearchTarget]) throws(SocketError) {
        self.targets = targets
        isAsked = targets.map { _ in false }
        socket = try UDPSocket.searching()
    }

    var instant: Instant { clock.instant }

    /// For a `Waiter`.
    var number: Int32 { socket.number }

    /// For a loop that watches more than this.
    mutating func turn(_ search: inout Search) {
        receive(&search, .none)
        if let probe = search.probe(at: clock.instant) { ask(probe) }
    }

    /// Until the search is over, or `isEnough` says so; that is asked after each wake-up.
    mutating func run(
        _ search: inout Search, longest: Duration = .seconds(60),
        until isEnough: (Search, Instant) -> Bool = { _, _ in false }
    ) {
        while true {
            let now = clock.instant
            if search.isOver(at: now) || isEnough(search, now) { return }
            if let probe = search.probe(at: now) { ask(probe) }
            let deadline = min(search.deadline, now + longest)
            receive(&search, .until(deadline, from: clock.instant))
        }
    }

    private mutating func receive(_ search: inout Search, _ patience: Patience) {
        guard socket.receive(into: &incoming, patience) == .datagrams else { return }
        let arrival = clock.instant
        for datagram in incoming.datagrams {
            try? search.receive(
                incoming.bytes.span.extracting(datagram.range), from: datagram.source,
                by: datagram.local.interface, at: arrival)
        }
    }

    /// One by one, so that it is known who cannot be asked.
    private mutating func ask(_ probe: Probe) {
        var bytes: [UInt8] = []
        let range = probe.encode(into: &bytes)
        for place in targets.indices {
            let target = targets[place]
            outgoing.add(
                range, to: target.address,
                from: target.interface == 0 ? .any : .on(interface: target.interface))
            if socket.send(&outgoing, from: bytes.span).sent > 0 { isAsked[place] = true }
        }
    }
}
