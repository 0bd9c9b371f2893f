import PomboCore
import PomboPosix

/// `pombo relay`: opens the log and the sockets, says where it listens, and turns the loop until a
/// signal ends it.
enum RelayCommand {
    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            StandardStream.output.write(help)
            return 0
        }
        do throws(UsageError) {
            return start(try RelayOptions(arguments))
        } catch {
            let hint = error.hint.map { " \($0)" } ?? ""
            return fail("\(error.sentence)\(hint)", code: 2)
        }
    }

    private static func fail(_ sentence: String, code: Int32) -> Int32 {
        StandardStream.error.write("pombo relay: \(sentence)\n")
        return code
    }

    private static func start(_ options: RelayOptions) -> Int32 {
        Signal.ignoreBrokenPipes()
        Clock.sharpenNaps()
        let signals: SignalPipe
        do throws(SystemError) {
            signals = try SignalPipe([.interrupt, .terminate, .hangUp, .user1])
        } catch { return fail("\(error)", code: 6) }
        do throws(StartFailure) {
            let parts = try RelayStart.open(options)
            announce(parts.socket.facts.local, options)
            let report = RelayReport(isJSON: options.isJSON, isQuiet: options.isQuiet)
            do throws(RelayLoop.Failure) {
                try RelayLoop.run(
                    parts, signals, report, exitsWhenEmpty: options.exitsWhenEmpty)
                return 0
            } catch {
                return fail("the log cannot be trusted any more (\(error)). Start again.", code: 1)
            }
        } catch { return fail(error.sentence, code: 6) }
    }

    private static func announce(_ local: Address, _ options: RelayOptions) {
        StandardStream.output.write("listening on \(local)\n")
        if options.isQuiet || options.isJSON { return }
        let interfaces = (try? Interface.all()) ?? []
        for host in interfaces.flatMap(\.typableHosts) {
            let host = host.contains(":") ? "[\(host)]" : host
            let port = local.port == Specification.port ? "" : ":\(local.port)"
            StandardStream.output.write("  pombo chat \(host)\(port)\n")
        }
        StandardStream.output.write("the log is \(options.log)\n")
    }

    private static let help = """
        pombo relay                       listen on UDP 7662, log to logs/message_log.jsonl
        pombo relay -p 0 --log /tmp/l     let the system pick a port
        pombo relay --sync 1s --rate 0    faster, and less careful

          --bind ADDR          the address to listen on (::, both kinds)
          -p, --port N         the port (7662; 0: the system picks)
          --log PATH           the log's active file
          --name NAME          what the relay is called
          --sync WHEN          batch (default), 1s, or none
          --rotate SIZE        begin a new file at this size (64MiB)
          --keep SIZE          delete the oldest files beyond this
          --rate N             lines a second and person (5; 0: no limit)
          --per-address N      sessions an address (64)
          --pack off           one record a datagram
          --no-addr            keep addresses out of the log
          --no-posts           take nothing from senders without a session
          --no-discovery       do not answer searches on UDP 7663
          --exit-when-empty    end when the last one has left
          --json, --quiet      events as JSON lines; or none

        """
}
