import PomboCore
import PomboLab
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo lab proxy`: bad weather in front of any program that talks UDP.
enum ProxyCommand {
    static let command = Command(
        "proxy",
        Phrase(
            "bad weather in front of any UDP program, without root",
            pt: "clima ruim diante de qualquer programa UDP, sem root"),
        examples: [
            .init(
                "pombo lab proxy --listen 127.0.0.1:7700 --to 127.0.0.1:7662 --up 'loss 5%'",
                Phrase("a relay behind a lossy network", pt: "um relay atrás de rede com perdas")),
            .init(
                "pombo chat 127.0.0.1:7700",
                Phrase("a chat through the proxy", pt: "um chat através do proxy")),
        ],
        remarks: [Texts.proxyRemark, WeatherSyntax.where],
        .options(ProxyOptions.self) { run($0) })

    private static func run(_ options: ProxyOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        Clock.sharpenNaps()
        let target: Address
        do throws(ResolveError) {
            target = try Resolver.addresses(of: options.target, port: 0)[0]
        } catch { return fail(Texts.sentence(of: error), options, .failure) }
        do throws(SocketError) {
            let socket = try listen(options)
            if isSelf(target, socket.facts.local) {
                return fail(Texts.proxyLoop(target), options, .usage)
            }
            return serve(socket, target, options)
        } catch {
            return fail(Texts.proxyCannotListen(options.listen, error), options, .cannotOpen)
        }
    }

    private static func serve(
        _ socket: consuming UDPSocket, _ target: Address, _ options: ProxyOptions
    ) -> ExitCode {
        do throws(SystemError) {
            let signals = try SignalPipe([.interrupt, .terminate, .user1])
            let report = ProxyReport(options)
            report.tellListening(on: socket.facts.local, to: target)
            var loop = ProxyLoop(socket, target, options)
            report.tell(loop.run(signals, report), .output)
            return .success
        } catch { return fail(Texts.sentence(of: error), options, .cannotOpen) }
    }

    private static func listen(_ options: ProxyOptions) throws(SocketError) -> UDPSocket {
        var wanted = SocketOptions()
        wanted.coalesces = true
        return try UDPSocket.bound(to: options.listen, wanted)
    }

    /// Whether its own datagrams would come back to it, to be sent again for ever.
    private static func isSelf(_ target: Address, _ local: Address) -> Bool {
        guard target.port == local.port else { return false }
        if !local.isAnyHost { return target.isSameHost(as: local) }
        let own = ((try? Interface.all()) ?? []).ownAddresses
        return target.isLoopback || own.contains { target.isSameHost(as: $0) }
    }

    private static func fail(
        _ sentence: Phrase, _ options: ProxyOptions, _ code: ExitCode
    ) -> ExitCode {
        let text = SafeText.of("pombo lab proxy: \(sentence[options.language])")
        StandardStream.error.write(text + "\n")
        return code
    }
}
