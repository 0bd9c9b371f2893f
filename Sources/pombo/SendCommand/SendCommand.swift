import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// `pombo send`: says something and waits until it is stamped, or says it once and goes.
enum SendCommand {
    static func run(_ options: SendOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        var input = SendInput(options.text)
        if let text = options.text {
            if text.isEmpty { return fail(Texts.nothingToSay, .usage, options) }
            guard input.isSound else { return fail(Texts.controlsInText, .usage, options) }
        }
        do throws(PlaceFailure) {
            let relay = try RelayPlace.find(options.relay, line: "pombo send -r")
            if !options.waits { return post(&input, options, to: relay) }
            return talk(&input, options, to: relay)
        } catch { return fail(error.sentence, error.code, options) }
    }

    static func fail(_ sentence: Phrase, _ code: ExitCode, _ options: SendOptions) -> ExitCode {
        StandardStream.error.write("pombo send: \(sentence[options.language])\n")
        return code
    }

    private static func talk(
        _ input: inout SendInput, _ options: SendOptions, to relay: Address
    ) -> ExitCode {
        let identity = options.key.map { SendIdentity($0, at: Clock().now().wall) }
        do throws(DriverError) {
            var driver = try ClientDriver(to: relay) { settings in
                settings.name = options.name
                settings.room = options.room
                settings.isVisitor = true
                guard let identity else { return }
                settings.client = identity.client
                settings.key = identity.key
                settings.lastAttempt = identity.attempt
            }
            var loop = SendLoop(input, options)
            let code = loop.run(&driver)
            if let identity { Clock.nap(identity.remainder(at: Clock().now().wall)) }
            return code
        } catch { return fail(Texts.sentence(of: error), error.code, options) }
    }

    /// Sent and forgotten. The socket only sends, and so is never bound.
    private static func post(
        _ input: inout SendInput, _ options: SendOptions, to relay: Address
    ) -> ExitCode {
        do throws(SocketError) {
            var socket = try UDPSocket.unbound()
            var batch = SendBatch()
            var bytes: [UInt8] = []
            var code = ExitCode.success
            var waiter = Waiter()
            let place = waiter.watch(StandardInput.number)
            while true {
                while let piece = input.next() {
                    bytes.removeAll(keepingCapacity: true)
                    let id = ((try? Entropy.word()) ?? 0) | 1
                    let post = Post(id: id, name: options.name, room: options.room)
                    batch.add(post.encode(text: piece.span, into: &bytes), to: relay)
                    if socket.send(&batch, from: bytes.span).unsent > 0 {
                        code = fail(Texts.notSent, .unconfirmed, options)
                    }
                }
                if let line = input.takeUnsound() {
                    code = fail(Texts.controlsInLine(line), .unconfirmed, options)
                }
                if input.hasEnded { return code }
                _ = waiter.wait(.forever)
                if waiter.isReady(place) { input.read() }
            }
        } catch {
            return fail(Texts.sentence(of: FindingError.socket(error)), .cannotOpen, options)
        }
    }
}
