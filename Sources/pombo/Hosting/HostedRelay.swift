import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// A relay with a thread of its own in the process of a chat; the same loop as `pombo relay`.
struct HostedRelay: ~Copyable {
    let channel: HostChannel
    /// Where its own chat finds it.
    let address: Address
    /// What it listens on.
    let local: Address
    let identity: FoundRelay.Identity
    let log: String
    private let thread: Thread

    /// At the usual port, or, if that is taken, at one that the system picks.
    static func start(_ options: RelayOptions) throws(StartFailure) -> HostedRelay {
        var options = options
        if isTaken(options.bind) { options.bind.port = 0 }
        let channel: HostChannel
        do throws(SystemError) { channel = try HostChannel() } catch {
            throw StartFailure(sentence: Texts.sentence(of: error))
        }
        return try HostedRelay(RelayStart.open(options), options, channel)
    }

    private static func isTaken(_ address: Address) -> Bool {
        do throws(SocketError) {
            _ = try UDPSocket.bound(to: address)
            return false
        } catch { return true }
    }

    private init(
        _ parts: consuming sending RelayParts, _ options: RelayOptions, _ channel: HostChannel
    ) throws(StartFailure) {
        self.channel = channel
        local = parts.socket.facts.local
        address = Address(ipv4: 0x7F00_0001, port: local.port)
        let settings = parts.turn.relay.settings
        identity = FoundRelay.Identity(
            logID: settings.logID, name: settings.name.text, host: settings.host,
            port: settings.port)
        log = options.log
        thread = try Self.run(parts, options.language, channel)
    }

    private static func run(
        _ parts: consuming sending RelayParts, _ language: Language, _ channel: HostChannel
    ) throws(StartFailure) -> Thread {
        do throws(SystemError) {
            return try Thread(parts) { parts in
                let report = RelayReport(.hosted { channel.tell(.line($0)) }, language)
                do throws(RelayLoop.Failure) {
                    try RelayLoop.run(
                        parts, RelayOrders(channel.orders), report, exitsWhenEmpty: false)
                } catch { channel.tell(.failed(Texts.logUntrusted(error))) }
            }
        } catch { throw StartFailure(sentence: Texts.sentence(of: error)) }
    }

    /// Tells everybody why, closes the log, and waits until that is done.
    consuming func stop(_ reason: Bye.Reason) {
        channel.orders.post(.stop(reason))
        thread.join()
    }
}

extension HostedRelay {
    /// A plain relay from now on, without its chat, until a signal ends it.
    consuming func runOn() -> ExitCode {
        guard let signals = try? SignalPipe([.interrupt, .terminate, .hangUp]) else {
            stop(.hostLeft)
            return .failure
        }
        var waiter = Waiter()
        _ = waiter.watch(signals.descriptor)
        _ = waiter.watch(channel.descriptor)
        while true {
            _ = waiter.wait(.forever)
            for news in channel.drain() {
                switch news {
                case .line(let line): StandardStream.error.write("\(SafeText.of(line))\n")
                case .failed:
                    stop(.stopping)
                    return .failure
                case .elder: break
                }
            }
            if signals.drain().isEmpty { continue }
            stop(.stopping)
            return .success
        }
    }
}
