import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo relay`: opens the log and the sockets, says where it listens, and turns the loop until a
/// signal ends it.
enum RelayCommand {
    static let command = Command(
        "relay", Texts.relaySummary,
        examples: [
            .init(
                "pombo relay",
                Phrase(
                    "listen on UDP 7662, log to logs/message_log.jsonl",
                    pt: "escutar em UDP 7662, registrar em logs/message_log.jsonl")),
            .init(
                "pombo relay --top --name class",
                Phrase(
                    "with a live table of the members", pt: "com uma tabela dos membros ao vivo")),
            .init(
                "pombo relay -p 0 --log /tmp/test.jsonl --exit-when-empty",
                Phrase(
                    "for a test: exits with its clients",
                    pt: "para um teste: encerra com os clientes")
            ),
        ],
        remarks: [Texts.relayRemark, Texts.relayEvents],
        .options(RelayOptions.self) { run($0) })

    private static func run(_ options: RelayOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        Clock.sharpenNaps()
        let signals: SignalPipe
        do throws(SystemError) {
            signals = try SignalPipe([.interrupt, .terminate, .hangUp, .user1])
        } catch { return fail(Texts.sentence(of: error), options, .cannotOpen) }
        do throws(StartFailure) {
            let parts = try RelayStart.open(options)
            announce(parts.socket.facts.local, options)
            let terminal =
                StandardInput.isTerminal && !isSilent(options)
                ? RelayTerminal(isBelowTable: isTable(options)) : nil
            do throws(RelayLoop.Failure) {
                try RelayLoop.run(
                    parts, RelayOrders(signals, terminal),
                    RelayReport(options.style, options.language),
                    exitsWhenEmpty: options.exitsWhenEmpty)
                return .success
            } catch { return fail(Texts.logUntrusted(error), options, .failure) }
        } catch { return fail(error.sentence, options, .cannotOpen) }
    }

    private static func fail(
        _ sentence: Phrase, _ options: RelayOptions, _ code: ExitCode
    ) -> ExitCode {
        StandardStream.error.write("pombo relay: \(SafeText.of(sentence[options.language]))\n")
        return code
    }

    private static func isTable(_ options: RelayOptions) -> Bool {
        guard case .table = options.style else { return false }
        return RelayTable.hasTerminal
    }

    private static func isSilent(_ options: RelayOptions) -> Bool {
        if case .quiet = options.style { true } else { false }
    }

    /// The first line is for scripts, the addresses are for people to type.
    private static func announce(_ local: Address, _ options: RelayOptions) {
        switch options.style {
        case .json:
            StandardStream.output.write(RelayEvent.listening(on: local, log: options.log) + "\n")
        case .quiet: StandardStream.output.write("listening on \(local)\n")
        default:
            var text = "listening on \(local)\n"
            let hosts = typableHosts(local)
            for host in hosts { text += "  pombo chat \(host)\n" }
            if hosts.isEmpty { text += Texts.nobodyCanCome[options.language] + "\n" }
            StandardStream.output.write(text + Texts.logIsAt(options.log)[options.language] + "\n")
        }
    }

    /// What others can type to come here: nothing that the socket does not hear.
    static func typableHosts(_ local: Address) -> [String] {
        if local.isLoopback { return [] }
        let all = ((try? Interface.all()) ?? []).flatMap(\.typableHosts)
        let hosts = local.isAnyHost ? all : [local.host]
        return hosts.filter { !local.isIPv4 || !$0.contains(":") }.map { host in
            let port = local.port == Specification.port ? "" : ":\(local.port)"
            return host.contains(":") ? "[\(host)]\(port)" : "\(host)\(port)"
        }
    }
}
