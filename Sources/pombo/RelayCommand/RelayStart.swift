import PomboCore
import PomboPosix

/// Why a relay cannot start, as one sentence with a next step.
struct StartFailure: Error {
    var sentence: String
}

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
        var lines: [ParsedLine] = []
        let log = try openLog(path, file, newID: newID, at: clock.now().wall) { lines.append($0) }
        settings.logSecret = try keptSecret(path, fresh: fresh)
        settings.logID = log.logID
        var relay = Relay(settings)
        for line in lines { relay.restore(line) }
        relay.begin(next: log.recovery.nextSeq, at: clock.now())
        tell(log.recovery)
        let hosts = interfaces.flatMap(\.typableHosts).count
        return RelayParts(
            relay: relay, log: log, socket: socket,
            discovery: options.isDiscoverable ? discover(interfaces) : nil,
            keepsLocals: hosts > 1)
    }

    private static func openLog(
        _ path: LogPath, _ options: LogOptions, newID: UInt64, at now: WallTime,
        _ restore: (ParsedLine) -> Void
    ) throws(StartFailure) -> LogFile {
        do throws(LogError) {
            return try LogFile(path, options: options, newID: newID, at: now, restore)
        } catch { throw StartFailure(sentence: sentence(error, path)) }
    }

    private static func keptSecret(
        _ path: LogPath, fresh: Secret
    ) throws(StartFailure) -> Secret {
        do throws(LogError) { return try path.keptSecret(fresh: fresh) } catch {
            throw StartFailure(sentence: sentence(error, path))
        }
    }

    private static func secret() throws(StartFailure) -> Secret {
        do throws(SystemError) { return try Entropy.secret() } catch {
            throw StartFailure(sentence: "the system gives no randomness: \(error)")
        }
    }

    private static var hostName: Name {
        Environment.value("HOSTNAME").flatMap { Name($0) } ?? Name("pombo")!
    }

    private static func listen(_ address: Address) throws(StartFailure) -> UDPSocket {
        var options = SocketOptions()
        options.coalesces = true
        do throws(SocketError) { return try UDPSocket.bound(to: address, options) } catch {
            let next =
                switch error {
                case .portTaken: "Is a relay running already? Another port: --port 7700."
                case .addressNotHere: "Leave --bind out to listen everywhere."
                case .portForbidden: "Choose a port above 1023."
                case .system: "Try another --bind or --port."
                }
            throw StartFailure(sentence: "cannot listen on \(address): \(error). \(next)")
        }
    }

    /// Being found is worth much and not worth failing for.
    private static func discover(_ interfaces: [Interface]) -> UDPSocket? {
        do throws(SocketError) {
            let socket = try UDPSocket.discovery()
            _ = socket.join(interfaces)
            return socket
        } catch {
            StandardStream.error.write(
                "pombo relay: searches on UDP 7663 are not heard: \(error)\n")
            return nil
        }
    }

    private static func tell(_ recovery: LogRecovery) {
        if recovery.isClean { return }
        var text = "pombo relay: the log was damaged: "
        text += "\(recovery.findings.damagedLineCount) lines skipped"
        if let torn = recovery.tornFile { text += ", its torn end saved to \(torn)" }
        StandardStream.error.write(text + ". Numbers go on at \(recovery.nextSeq).\n")
    }

    private static func sentence(_ error: LogError, _ path: LogPath) -> String {
        switch error {
        case .locked(_, let holder):
            let who = holder.map { "process \($0)" } ?? "another process"
            return "\(path.active) belongs to \(who). Stop it, or choose another --log."
        case .missingFolder(let folder):
            return "the folder \(folder) does not exist. Make it, or choose another --log."
        case .isFolder(let folder): return "\(folder) is a folder. --log wants a file in it."
        case .notALog(let file): return "\(file) is no log of pombo's. Choose another --log."
        case .laterVersion(let file, let version):
            return "\(file) was written by a later pombo (version \(version)). Use that one."
        case .replaced(let file): return "another file stands at \(file). Move it away."
        case .system(let error): return "the log cannot be opened: \(error)"
        }
    }
}
