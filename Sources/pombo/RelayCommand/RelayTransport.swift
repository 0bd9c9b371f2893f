import PomboCore
import PomboPosix

/// All that lies between the relay's machine and the people: the socket, its batches, where each
/// one's datagrams came to, and bad weather if some was asked for.
struct RelayTransport: ~Copyable {
    private(set) var socket: UDPSocket
    private var incoming = ReceiveBatch(capacity: 32, coalesces: true)
    private var outgoing = SendBatch()
    private var locals: LocalTable
    private var weather: RelayWeather?
    /// Asked all the time, where looking at the weather itself would copy it.
    private let hasWeather: Bool
    private var receivers: [(address: Address, trainLimit: Int)] = []

    init(_ socket: consuming UDPSocket, keepsLocals: Bool, _ weather: RelayWeather?) {
        self.socket = socket
        hasWeather = weather != nil
        self.weather = weather
        locals = LocalTable(isKept: keepsLocals)
    }

    /// When the weather next lets a datagram through.
    var deadline: Instant {
        hasWeather ? weather?.deadline ?? .distantFuture : .distantFuture
    }

    /// The last receive took all that it can at once: more may be waiting.
    var isFull: Bool { incoming.isFull }

    /// Hands over what has come: at most eight times 32 messages, each of which may be a train. One
    /// call for all of them would want eight times the memory, and a flood would make it resident.
    /// Says how many datagrams the socket had.
    mutating func receive(at now: Instant, _ take: (Span<UInt8>, Address) -> Void) -> Int {
        var count = 0
        for _ in 0..<Self.receives {
            let found = if case .datagrams = socket.receive(into: &incoming) { true } else { false }
            if found { count += incoming.datagrams.count }
            if hasWeather {
                receiveThroughWeather(found, at: now, take)
            } else if found {
                for datagram in incoming.datagrams {
                    locals.note(datagram.local, of: datagram.source)
                    take(incoming.bytes.span.extracting(datagram.range), datagram.source)
                }
            }
            if !found || !incoming.isFull { break }
        }
        return count
    }

    private static let receives = 8

    /// Sends what the machine wants sent. Datagrams of one audience that follow each other go to
    /// each of its members in one go, so that they can leave as a train.
    mutating func send(_ outbox: borrowing Outbox, of relay: borrowing Relay, at now: Instant) {
        if locals.isFull { locals.forgetStrangers(to: relay) }
        var index = 0
        while index < outbox.sends.count {
            let audience = outbox.sends[index].audience
            var end = index + 1
            while end < outbox.sends.count, outbox.sends[end].audience == audience { end += 1 }
            receivers.removeAll(keepingCapacity: true)
            relay.withAudience(audience) { receivers.append(($0, SendBatch.trainLimit(for: $1))) }
            if hasWeather {
                sendThroughWeather(index..<end, of: outbox, at: now)
            } else {
                add(index..<end, of: outbox)
            }
            index = end
        }
        if !outgoing.isEmpty { socket.send(&outgoing, from: outbox.bytes.span) }
        if hasWeather { sendDelayed(at: now) }
    }

    /// The same datagrams for each receiver: put together once for each length of trains.
    private mutating func add(_ places: Range<Int>, of outbox: borrowing Outbox) {
        var group: SendBatch.Group?
        var groupLimit = 0
        for (address, trainLimit) in receivers {
            let local = locals.local(for: address)
            if let group, groupLimit == trainLimit {
                outgoing.add(group, to: address, from: local)
            } else {
                group = outgoing.addGroup(
                    outbox.sends.span.extracting(places), to: address, from: local,
                    trainLimit: trainLimit)
                groupLimit = trainLimit
            }
        }
    }

    // MARK: Bad weather

    private mutating func receiveThroughWeather(
        _ found: Bool, at now: Instant, _ take: (Span<UInt8>, Address) -> Void
    ) {
        // Out of the way, since the bytes of the batch are lent by all of this.
        var weather = self.weather.take()
        for datagram in found ? incoming.datagrams : [] {
            locals.note(datagram.local, of: datagram.source)
            let bytes = incoming.bytes.span.extracting(datagram.range)
            weather?.scheduleArrival(of: bytes, from: datagram.source, at: now)
        }
        weather?.arrivals(at: now, take)
        self.weather = weather
    }

    private mutating func sendThroughWeather(
        _ places: Range<Int>, of outbox: borrowing Outbox, at now: Instant
    ) {
        for (address, _) in receivers {
            for place in places {
                let bytes = outbox.bytes.span.extracting(outbox.sends[place].range)
                weather?.scheduleDeparture(of: bytes, to: address, at: now)
            }
        }
    }

    private mutating func sendDelayed(at now: Instant) {
        guard var weather = weather.take() else { return }
        weather.departures(at: now) { range, address in
            outgoing.add(range, to: address, from: locals.local(for: address))
        }
        if !outgoing.isEmpty { socket.send(&outgoing, from: weather.departing.span) }
        weather.settle(at: now)
        self.weather = weather
    }
}
