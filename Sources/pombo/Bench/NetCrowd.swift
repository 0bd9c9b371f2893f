import PomboCore
import PomboPosix
import Synchronization

/// Those who listen while a loop is measured: on a thread of their own, on another processor if
/// there is one, and woken for what comes, as the members of `pombo lab load` are.
struct NetCrowd: ~Copyable {
    let addresses: [Address]
    private let state: State
    private let thread: Thread

    /// What both threads look at.
    private final class State: Sendable {
        let heard = Atomic(0)
        let isOver = Atomic(false)
        /// The median of all delays, in microseconds, once it is over.
        let delay = Atomic(0)
    }

    /// In microseconds.
    struct Figures {
        /// What a datagram took of its sender's processor time.
        var cost: Double
        /// How late half of them came, from the time that the line was due; zero if nobody spoke.
        var delay: Int
    }

    /// An array cannot hold owners of sockets.
    private final class Ear {
        var socket: UDPSocket

        init(_ socket: consuming UDPSocket) { self.socket = socket }
    }

    /// One of them says so many lines a second.
    init(_ count: Int, around center: Address, saying perSecond: Int = 0) throws(SocketError) {
        let ears = try Self.ears(count, center)
        let addresses = ears.map { $0.socket.facts.local }
        let state = State()
        let thread = try Self.start(ears, saying: perSecond, state)
        self.addresses = addresses
        self.state = state
        self.thread = thread
    }

    private static func ears(_ count: Int, _ center: Address) throws(SocketError) -> sending [Ear] {
        var options = SocketOptions()
        options.coalesces = true
        var ears: [Ear] = []
        for place in 0..<count {
            // As many addresses as `pombo lab load` comes from.
            let local = Address(ipv4: 0x7F00_0001 + UInt32(place % 64), port: 0)
            ears.append(Ear(try UDPSocket.connected(to: center, from: local, options)))
        }
        return ears
    }

    private static func start(
        _ ears: sending [Ear], saying perSecond: Int, _ state: State
    ) throws(SocketError) -> Thread {
        let processors = Processors.allowed
        do throws(SystemError) {
            return try Thread(ears) { ears in
                // All but the first, which is for who is measured.
                if processors.nonzeroBitCount > 1 {
                    Processors.use(processors & (processors - 1))
                }
                Self.listen(ears, saying: perSecond, state)
            }
        } catch { throw .system(error) }
    }

    /// How many datagrams came to all of them.
    var heard: Int { state.heard.load(ordering: .relaxed) }

    /// The loop sends until the end it is given, and returns how many datagrams that were.
    consuming func measure(
        for duration: Duration, _ loop: (borrowing NetCrowd, Instant, Clock) -> Int
    ) -> Figures {
        let processors = Processors.allowed
        Processors.use(processors & (~processors &+ 1))
        let clock = Clock()
        let start = Clock.threadTime
        let sent = loop(self, clock.instant + duration, clock)
        let took = Clock.threadTime - start
        Processors.use(processors)
        state.isOver.store(true, ordering: .relaxed)
        thread.join()
        return Figures(
            cost: Double(took.nanoseconds) / 1000 / Double(max(1, sent)),
            delay: state.delay.load(ordering: .relaxed))
    }

    private static func listen(_ ears: [Ear], saying perSecond: Int, _ state: State) {
        Clock.sharpenNaps()
        let clock = Clock()
        var delays = LatencyTally()
        let pause = perSecond > 0 ? Duration.seconds(1) / perSecond : .milliseconds(100)
        var incoming = ReceiveBatch(capacity: 64, coalesces: true)
        var outgoing = SendBatch()
        var waiter = Waiter()
        for ear in ears { _ = waiter.watch(ear.socket.number) }
        var next = clock.instant
        while !state.isOver.load(ordering: .relaxed) {
            let now = clock.instant
            if now >= next {
                if perSecond > 0 {
                    let line = Self.line(due: next)
                    outgoing.add(0..<line.count, to: .anyHost(port: 0))
                    ears[0].socket.send(&outgoing, from: line.span)
                }
                next = next + pause
            }
            _ = waiter.wait(.until(next, from: now))
            for (place, ear) in ears.enumerated() where waiter.isReady(place) {
                guard case .datagrams = ear.socket.receive(into: &incoming) else { continue }
                state.heard.add(incoming.datagrams.count, ordering: .relaxed)
                if perSecond == 0 { continue }
                let now = clock.instant
                for datagram in incoming.datagrams {
                    let due = incoming.bytes.span.extracting(datagram.range).word64(at: 0)
                    delays.add(Instant(nanoseconds: Int64(bitPattern: due)).duration(to: now))
                }
            }
        }
        state.delay.store(delays.quantile(500) ?? 0, ordering: .relaxed)
    }

    /// A line says when it was due.
    private static func line(due: Instant) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(addingCapacity: 155) { (out: inout OutputSpan<UInt8>) in
            out.append(word64: UInt64(bitPattern: due.nanoseconds))
            out.append(zeros: 147)
        }
        return bytes
    }
}
