import PomboCore
import PomboPosix
import PomboText

/// `pombo lab bench net`: what datagrams cost on this machine, measured by a loop that knows
/// neither protocol nor log: it waits, receives and sends on. A relay's cost has to be compared
/// with that, since the kernel's share differs from machine to machine.
struct NetBench {
    var rows = Row.allCases
    var duration = Duration.seconds(2)
    var isJSON = false
    var language = Language.english

    /// What is measured.
    enum Row: String, CaseIterable, Sendable {
        case singles16 = "singles-16"
        case trains16 = "trains-16"
        case trains128 = "trains-128"
        case trains1000 = "trains-1000"
        case delay100 = "delay-100"
        case delay300 = "delay-300"
        case delay1000 = "delay-1000"
        case delay3000 = "delay-3000"

        var name: Phrase {
            switch self {
            case .singles16:
                Phrase(
                    "155 bytes to each of 16, 1,000 times per second",
                    pt: "155 bytes para cada um de 16, 1.000 vezes por segundo")
            case .trains16, .trains128, .trains1000:
                Phrase(
                    "1,176 bytes to each of \(count), GSO of \(NetBench.trainLength)",
                    pt: "1.176 bytes para cada um de \(count), GSO de \(NetBench.trainLength)")
            case .delay100, .delay300, .delay1000, .delay3000:
                Phrase(
                    "155 bytes to each of 16, \(perSecond) times per second: median delay",
                    pt: "155 bytes para cada um de 16, \(perSecond) vezes por segundo: "
                        + "atraso mediano")
            }
        }

        /// A delay, and not a cost.
        var isDelay: Bool {
            switch self {
            case .singles16, .trains16, .trains128, .trains1000: false
            case .delay100, .delay300, .delay1000, .delay3000: true
            }
        }

        /// Of the figure in JSON.
        var key: String { isDelay ? "us_median_delay" : "us_per_datagram" }

        fileprivate var count: Int {
            switch self {
            case .trains128: 128
            case .trains1000: 1000
            default: 16
            }
        }

        /// How many datagrams a second come to be sent on; none: as many as go.
        fileprivate var perSecond: Int {
            switch self {
            case .trains16, .trains128, .trains1000: 0
            case .singles16, .delay1000: 1000
            case .delay100: 100
            case .delay300: 300
            case .delay3000: 3000
            }
        }
    }

    private static let trainLength = SendBatch.longTrainLimit

    /// In microseconds: what a datagram costs its sender in processor time, or how late it comes.
    func measure(_ row: Row) throws(SocketError) -> Double {
        let figures =
            row.perSecond == 0
            ? try trains(to: row.count) : try singles(to: row.count, perSecond: row.perSecond)
        return row.isDelay ? Double(figures.delay) : figures.cost
    }

    /// One comes, and goes to everybody.
    private func singles(
        to count: Int, perSecond: Int
    ) throws(SocketError) -> NetCrowd.Figures {
        var socket = try UDPSocket.bound(to: Self.loopback)
        let crowd = try NetCrowd(count, around: socket.facts.local, saying: perSecond)
        var incoming = ReceiveBatch(capacity: 32)
        var outgoing = SendBatch()
        var waiter = Waiter()
        _ = waiter.watch(socket.number)
        return crowd.measure(for: duration) { crowd, end, clock in
            var sent = 0
            while true {
                let now = clock.instant
                if now >= end { return sent }
                _ = waiter.wait(.until(end, from: now))
                guard case .datagrams = socket.receive(into: &incoming) else { continue }
                for datagram in incoming.datagrams {
                    for address in crowd.addresses { outgoing.add(datagram.range, to: address) }
                }
                sent += socket.send(&outgoing, from: incoming.bytes.span).sent
            }
        }
    }

    /// As many as the listeners take, with at most two trains on their way to each.
    private func trains(to count: Int) throws(SocketError) -> NetCrowd.Figures {
        var socket = try UDPSocket.bound(to: Self.loopback)
        let crowd = try NetCrowd(count, around: socket.facts.local)
        let size = Specification.datagramLimit
        let bytes = [UInt8](repeating: 0x61, count: Self.trainLength * size)
        let sends = (0..<Self.trainLength).map {
            Send(range: $0 * size..<($0 + 1) * size, audience: .room(0))
        }
        var outgoing = SendBatch()
        return crowd.measure(for: duration) { crowd, end, clock in
            var sent = 0
            while clock.instant < end {
                if sent - crowd.heard > count * Self.trainLength {
                    Clock.nap(.microseconds(50))
                    continue
                }
                let group = outgoing.addGroup(
                    sends.span, to: crowd.addresses[0], from: .any, trainLimit: Self.trainLength)
                for address in crowd.addresses.dropFirst() {
                    outgoing.add(group, to: address, from: .any)
                }
                sent += socket.send(&outgoing, from: bytes.span).sent
            }
            return sent
        }
    }

    private static let loopback = Address(ipv4: 0x7F00_0001, port: 0)
}
