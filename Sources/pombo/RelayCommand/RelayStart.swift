import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// From options to the parts of a running relay.
enum RelayStart {
    static func open(
        _ options: RelayOptions
    ) throws(StartFailure) -> RelayParts {
        let path = LogPath(options.log)
        let clock = Clock()
        let fresh = try secret()
        let newID = fresh.low
        var settings = RelaySettings(
            name: options.name ?? hostName, logID: newID, runSecret: try secret(),
            logSecret: Secret(low: 0, high: 0))
        settings.durability = options.durability
        settings.recordRate = options.recordRate
        settings.addressLimit = options.addressLimit
        settings.packs = options.packs
        settings.logsAddresses = options.logsAddresses
        settings.acceptsPosts = options.acceptsPosts
        settings.host = String(hostName.text.prefix(32))
        let interfaces = (try? Interface.all()) ?? []
        settings.ownAddresses = interfaces.ownAddresses
        var file = options.file
        file.relay = settings.name.text
        // The socket first: a second relay on one port must not touch the log of the first.
        let socket = try listen(options.bind)
        settings.port = socket.facts.local.port
        tell(socket.facts, options)
        var relay = Relay(settings)
        let log = try openLog(path, file, newID: newID, at: clock.now().wall) { relay.restore($0) }
        relay.adopt(logID: log.logID, secret: try keptSecret(path, fresh: fresh))
        relay.begin(next: log.recovery.nextSeq, at: clock.now())
        if !log.recovery.isClean { warn(Texts.sentence(of: log.recovery), options.language) }
        return RelayParts(
            turn: RelayTurn(relay, log), socket: socket,
            discovery: options.isDiscoverable ? discover(interfaces, options.language) : nil,
            keepsLocals: !options.bind.isLoopback,
            weather: options.weather.map {
                RelayWeather($0, seed: options.seed, at: clock.instant)
            })
    }

    private static func openLog(
        _ path: LogPath, _ options: LogOptions, newID: UInt64, at now: WallTime,
        _ restore: (ParsedLine) -> Void
    ) throws(StartFailure) -> LogFile<PosixDisk> {
        do throws(LogError) {
            return try LogFile(path, options: options, newID: newID, at: now, restore)
        } catch {
            let isTaken = if case .locked = error { true } else { false }
            throw StartFailure(sentence: Texts.sentence(of: error, path), isLogTaken: isTaken)
        }
    }

    private static func keptSecret(
        _ path: LogPath, fresh: Secret
    ) throws(StartFailure) -> Secret {
        do throws(LogError) { return try path.keptSecret(fresh: fresh) } catch {
            throw StartFailure(sentence: Texts.sentence(of: error, path))
        }
    }

    private static func secret() throws(StartFailure) -> Secret {
        do throws(SystemError) { return try Entropy.secret() } catch {
            throw StartFailure(sentence: Texts.noRandomness(error))
        }
    }

    private static var hostName: Name {
        HostName.current.flatMap { Name(String($0.prefix(32))) } ?? Name("pombo")!
    }

    private static func listen(_ address: Address) throws(StartFailure) -> UDPSocket {
        var options = SocketOptions()
        options.coalesces = true
        do throws(SocketError) { return try UDPSocket.bound(to: address, options) } catch {
            throw StartFailure(sentence: Texts.cannotListen(on: address, error))
        }
    }

    /// Being found is worth much and not worth failing for.
    private static func discover(
        _ interfaces: [Interface], _ language: Language
    ) -> UDPSocket? {
        do throws(SocketError) {
            let socket = try UDPSocket.discovery()
            _ = socket.join(interfaces)
            return socket
        } catch {
            warn(Texts.searchesNotHeard(error), language)
            return nil
        }
    }

    /// What was granted, when it is so little that people would notice.
    private static func tell(_ facts: SocketFacts, _ options: RelayOptions) {
        if case .hosted = options.style { return }
        if facts.receiveBuffer < 1 << 19 {
            warn(Texts.smallBuffer(facts.receiveBuffer), options.language)
        }
        if !facts.hasSegmentation { warn(Texts.noTrains, options.language) }
    }

    private static func warn(_ phrase: Phrase, _ language: Language) {
        StandardStream.error.write("pombo relay: \(SafeText.of(phrase[language]))\n")
    }
}
