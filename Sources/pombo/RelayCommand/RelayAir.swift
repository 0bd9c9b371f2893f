import PomboCore
import PomboPosix

/// All that lies between the relay's machine and the people: the socket, its batches, where each
/// one's datagrams came to, and bad weather if some was asked for.
struct RelayAir: ~Copyable {
    private(set) var socket: UDPSocket
    private var incoming = ReceiveBatch(coalesces: true)
    private var outgoing = SendBatch()
    private var locals: LocalTable
    private var weather: RelayWeather?
    private var receivers: [(address: Address, trainLimit: Int)] = []

    init(_ socket: consuming UDPSocket, keepsLocals: Bool, _ weather: RelayWeather?) {
        self.socket = socket
        self.weather = weather
        locals = LocalTable(isKept: keepsLocals)
    }

    /// When the weather lets something go on.
    var deadline: Instant { weather?.deadline ?? .distantFuture }

    /// As much has come as is taken at once.
    var isFull: Bool { incoming.isFull }

    /// Hands over what has come. Says whether the socket had something.
    mutating func receive(at now: Instant, _ take: (Span<UInt8>, Address) -> Void) -> Bool {
        let found = socket.receive(into: &incoming) == .datagrams
        // Out of the way, since the bytes of the batch are lent by all of this.
        var weather = self.weather.take()
        for datagram in found ? incoming.datagrams : [] {
            locals.note(datagram)
            let bytes = incoming.bytes.span.extracting(datagram.range)
            if weather == nil {
                take(bytes, datagram.source)
            } else {
                weather?.takeIn(bytes, from: datagram.source, at: now)
            }
        }
        weather?.arrivals(at: now, take)
        self.weather = weather
        return found
    }

    /// Sends what the machine wants sent. Datagrams of one room that follow each other go to each
    /// member in one go, so that they can leave as a train.
    mutating func send(_ outbox: borrowing Outbox, of relay: borrowing Relay, at now: Instant) {
        var index = 0
        while index < outbox.sends.count {
            let audience = outbox.sends[index].audience
            var end = index + 1
            while end < outbox.sends.count, outbox.sends[end].audience == audience { end += 1 }
            receivers.removeAll(keepingCapacity: true)
            relay.withAudience(audience) { receivers.append(($0, SendBatch.trainLimit(for: $1))) }
            for (address, trainLimit) in receivers {
                let local = locals.local(for: address)
                for place in index..<end {
                    let range = outbox.sends[place].range
                    if weather == nil {
                        outgoing.add(
                            range, to: address, from: local, trainLimit: trainLimit)
                    } else {
                        let bytes = outbox.bytes.span.extracting(range)
                        weather?.takeOut(bytes, to: address, at: now)
                    }
                }
            }
            index = end
        }
        if !outgoing.isEmpty { socket.send(&outgoing, from: outbox.bytes.span) }
        sendDelayed(at: now)
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

/// Where peers' datagrams came to.
struct LocalTable {
    private var locals: [Address: LocalAddress] = [:]
    private let isKept: Bool

    init(isKept: Bool) { self.isKept = isKept }

    mutating func note(_ datagram: ReceivedDatagram) {
        guard isKept else { return }
        if locals.count > 2 * RelayLimit.peers { locals.removeAll() }
        locals[datagram.source] = datagram.local
    }

    func local(for address: Address) -> LocalAddress {
        isKept ? locals[address] ?? .any : .any
    }
}
