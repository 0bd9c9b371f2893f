import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// A visitor's session on a socket, and a probe that uses it.
///
/// The real client joins and leaves; in between it does nothing that is merely due, so that nothing
/// but the probe's PINGs is on the path.
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

    private var driver: ClientDriver
    private let signals: SignalPipe
    private var waiter = Waiter()
    private var relayName = ""

    init(to relay: Address) throws(PlaceFailure) {
        let driver = try Self.driver(to: relay)
        let signals = try Self.signals()
        _ = waiter.watch(driver.number)
        _ = waiter.watch(signals.descriptor)
        self.driver = driver
        self.signals = signals
    }

    private static func driver(to relay: Address) throws(PlaceFailure) -> ClientDriver {
        do throws(DriverError) {
            return try ClientDriver(to: relay) { settings in
                settings.name = Name("probe")!
                settings.isVisitor = true
            }
        } catch { throw PlaceFailure(sentence: Texts.sentence(of: error), code: error.code) }
    }

    private static func signals() throws(PlaceFailure) -> SignalPipe {
        do throws(SystemError) { return try SignalPipe([.interrupt, .terminate]) } catch {
            throw PlaceFailure(sentence: Texts.sentence(of: error), code: .failure)
        }
    }

    mutating func run(
        count: Int, rate: Int, _ language: Language
    ) throws(PlaceFailure) -> Ending {
        let session = try join()
        let interval = Duration.nanoseconds(1_000_000_000 / Int64(rate))
        var probe = PathProbe(
            session: session, count: count, interval: interval, at: driver.instant)
        let cut = work(&probe, of: count, language)
        driver.leaveForGood()
        return Ending(
            report: probe.report, relay: relayName, trouble: ProbeTrouble(driver.counters),
            cut: cut)
    }

    /// Returns the session's number.
    private mutating func join() throws(PlaceFailure) -> UInt64 {
        driver.connect()
        while true {
            hear()
            if let session = driver.client.sessionNumber { return session }
            if let failure = driver.failure {
                throw PlaceFailure(
                    sentence: Texts.sentence(
                        of: failure, at: driver.relay, line: "pombo lab probe -r"),
                    code: failure.code)
            }
            if let interruption = interruption(until: driver.deadline) { throw interruption }
            driver.turn()
        }
    }

    /// Sends and listens until the probe is done, or says why it could not be.
    private mutating func work(
        _ probe: inout PathProbe, of count: Int, _ language: Language
    ) -> PlaceFailure? {
        var progress = ProgressLine(of: count, language, text: Texts.probeProgress)
        defer { progress.clear() }
        var bytes: [UInt8] = []
        var pings: [Range<Int>] = []
        let session = driver.client.sessionNumber
        while true {
            let now = driver.instant
            if probe.isDone(at: now) { return nil }
            while let range = probe.send(at: now, into: &bytes) { pings.append(range) }
            _ = driver.send(pings, of: bytes)
            pings.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
            progress.update(done: probe.sentCount)
            if let interruption = interruption(until: probe.deadline) { return interruption }
            driver.turn { datagram, arrival in
                guard (try? Header(datagram, readBy: .client))?.type == .pong else { return false }
                if let pong = try? Pong(datagram) { probe.receive(pong, at: arrival) }
                return true
            }
            if hear() || driver.client.sessionNumber != session {
                return PlaceFailure(sentence: Texts.probeCut, code: .failure)
            }
        }
    }

    /// True when the relay says goodbye.
    @discardableResult
    private mutating func hear() -> Bool {
        var isOver = false
        while let event = driver.poll() {
            switch event {
            case .joined(let info): relayName = info.relay
            case .bye: isOver = true
            default: break
            }
        }
        return isOver
    }

    /// Waits for datagrams or a signal, and says if it was one.
    private mutating func interruption(until deadline: Instant) -> PlaceFailure? {
        _ = waiter.wait(.until(deadline, from: driver.instant))
        return signals.drain().first.map {
            PlaceFailure(sentence: Texts.probeInterrupted, code: $0.exitCode)
        }
    }
}
