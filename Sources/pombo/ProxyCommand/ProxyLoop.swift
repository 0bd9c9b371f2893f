import PomboCore
import PomboLab
import PomboPosix

/// The proxy's loop: the socket that clients know, one for each client towards the server, and a
/// line of delay in each direction. Lines and batches are local variables of `run`: a span of one
/// stored property would borrow all the others.
struct ProxyLoop: ~Copyable {
    private var inside: UDPSocket
    private let target: Address
    private var routes: RouteTable
    /// By the places of `routes`.
    private var clients: [ProxyClient?] = []
    private let upForecast: Forecast
    private let downForecast: Forecast
    private let readsMeanings: Bool
    private var groups = DepartureGroups()
    private var trouble = ProxyTrouble()
    private var waiter = Waiter()
    private var mustRebuild = true
    private let clock = Clock()
    private let start: Instant
    private let end: Instant
    private var nextExpiry: Instant

    /// How often the silent are looked for.
    private static let expiryInterval = Duration.seconds(1)

    init(_ socket: consuming UDPSocket, _ target: Address, _ options: ProxyOptions) {
        let now = Clock().instant
        inside = socket
        self.target = target
        routes = RouteTable(limit: options.clientLimit, silenceLimit: options.silenceLimit)
        upForecast = Forecast(
            options.up, .up, seed: options.seed, start: now, trace: options.upTrace)
        downForecast = Forecast(
            options.down, .down, seed: options.seed, start: now, trace: options.downTrace)
        readsMeanings = !options.up.drops.isEmpty || !options.down.drops.isEmpty
        start = now
        end = options.duration.map { now + $0 } ?? .distantFuture
        nextExpiry = now + Self.expiryInterval
    }

    /// Returns what was counted until a signal or the time ended it.
    mutating func run(
        _ signals: borrowing SignalPipe, _ report: ProxyReport
    ) -> ProxyFigures {
        var up = DelayLine()
        var down = DelayLine()
        var incoming = ReceiveBatch(coalesces: true)
        var outgoing = SendBatch()
        while true {
            if mustRebuild { rebuildWaiter(signals.descriptor) }
            var now = clock.instant
            if now >= end { return figures(up, down) }
            let due = min(up.deadline ?? .distantFuture, down.deadline ?? .distantFuture)
            _ = waiter.wait(.until(min(due, end, nextExpiry), from: now))
            now = clock.instant
            if waiter.isReady(1) {
                for signal in signals.drain() {
                    if signal != .user1 { return figures(up, down) }
                    report.tell(figures(up, down), .error)
                }
            }
            if waiter.isReady(0) { receiveFromClients(&incoming, into: &up, at: now) }
            receiveFromServer(&incoming, into: &down, at: now)
            // What became due in the meantime need not wait for another turn.
            now = clock.instant
            if let due = up.deadline, due <= now { sendUp(&up, &outgoing, at: now) }
            if let due = down.deadline, due <= now { sendDown(&down, &outgoing, at: now) }
            if now >= nextExpiry { expireClients(at: now) }
        }
    }

    // MARK: A datagram's way

    private mutating func receiveFromClients(
        _ incoming: inout ReceiveBatch, into up: inout DelayLine, at now: Instant
    ) {
        guard inside.receive(into: &incoming) == .datagrams else { return }
        for index in incoming.datagrams.indices {
            let datagram = incoming.datagrams[index]
            guard let place = place(of: datagram, at: now), let client = clients[place] else {
                trouble.turnedAway += 1
                continue
            }
            client.local = datagram.local
            let bytes = incoming.bytes.span.extracting(datagram.range)
            let count = up.schedule(
                bytes, through: &client.up, route: place, at: now,
                meaning: readsMeanings ? Meaning(ofDatagram: bytes) : .unknown)
            if count > 0 { routes.add(underway: count, at: place) }
        }
    }

    private mutating func receiveFromServer(
        _ incoming: inout ReceiveBatch, into down: inout DelayLine, at now: Instant
    ) {
        for place in clients.indices {
            guard let client = clients[place], let watched = client.place,
                waiter.isReady(watched), client.socket.receive(into: &incoming) == .datagrams
            else { continue }
            routes.touch(place, at: now)
            for index in incoming.datagrams.indices {
                let bytes = incoming.bytes.span.extracting(incoming.datagrams[index].range)
                let count = down.schedule(
                    bytes, through: &client.down, route: place, at: now,
                    meaning: readsMeanings ? Meaning(ofDatagram: bytes) : .unknown)
                if count > 0 { routes.add(underway: count, at: place) }
            }
        }
    }

    private mutating func sendUp(
        _ up: inout DelayLine, _ outgoing: inout SendBatch, at now: Instant
    ) {
        up.depart(at: now)
        groups.sort(up.departures)
        for route in groups.routes {
            guard let client = clients[route] else { continue }
            var count = 0
            groups.forEach(of: route) {
                outgoing.add(up.departures[$0].range, to: .anyHost(port: 0))
                count += 1
            }
            client.socket.send(&outgoing, from: up.bytes.span)
            routes.add(underway: -count, at: route)
        }
        up.settle(at: clock.instant)
    }

    private mutating func sendDown(
        _ down: inout DelayLine, _ outgoing: inout SendBatch, at now: Instant
    ) {
        down.depart(at: now)
        groups.sort(down.departures)
        for route in groups.routes {
            guard let client = clients[route], let address = routes.routes[route]?.address
            else { continue }
            var count = 0
            groups.forEach(of: route) {
                outgoing.add(down.departures[$0].range, to: address, from: client.local)
                count += 1
            }
            routes.add(underway: -count, at: route)
        }
        if !outgoing.isEmpty { inside.send(&outgoing, from: down.bytes.span) }
        down.settle(at: clock.instant)
    }

    // MARK: Clients

    /// The place of whoever sent it. Nil if there is none left, or no socket to be had.
    private mutating func place(of datagram: ReceivedDatagram, at now: Instant) -> Int? {
        switch routes.place(of: datagram.source, at: now) {
        case .known(let place): return place
        case .full: return nil
        case .new(let place):
            var options = SocketOptions()
            options.coalesces = true
            guard let socket = try? UDPSocket.connected(to: target, options) else {
                routes.remove(place)
                return nil
            }
            let number = routes.routes[place]?.number ?? 0
            while clients.count <= place { clients.append(nil) }
            clients[place] = ProxyClient(
                socket, up: upForecast.link(number), down: downForecast.link(number),
                local: datagram.local)
            mustRebuild = true
            return place
        }
    }

    private mutating func expireClients(at now: Instant) {
        nextExpiry = now + Self.expiryInterval
        for place in routes.expire(at: now) {
            if let client = clients[place] { trouble.add(client.socket.counters) }
            clients[place] = nil
            mustRebuild = true
        }
    }

    private mutating func rebuildWaiter(_ signals: Int32) {
        waiter = Waiter()
        _ = waiter.watch(inside.number)
        _ = waiter.watch(signals)
        for client in clients {
            client?.place = client.map { waiter.watch($0.socket.number) }
        }
        mustRebuild = false
    }

    // MARK: Figures

    private func figures(
        _ up: borrowing DelayLine, _ down: borrowing DelayLine
    ) -> ProxyFigures {
        var trouble = trouble
        trouble.add(inside.counters)
        for client in clients {
            if let client { trouble.add(client.socket.counters) }
        }
        return ProxyFigures(
            elapsed: start.duration(to: clock.instant), clients: routes.count,
            seenClients: routes.seenCount,
            up: .init(counts: up.counts, lateness: up.lateness, underway: up.underwayCount),
            down: .init(
                counts: down.counts, lateness: down.lateness, underway: down.underwayCount),
            trouble: trouble)
    }
}
