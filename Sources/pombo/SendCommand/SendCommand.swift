import PomboCore
import PomboPosix

/// `pombo send`: says something and waits until it is stamped, or says it once and goes.
enum SendCommand {
    /// A relay on a network of people answers within a second; a busy one within a few.
    private static let answerTime = Duration.seconds(5)
    private static let stampTime = Duration.seconds(30)

    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            StandardStream.output.write(SendOptions.help)
            return 0
        }
        Signal.ignoreBrokenPipes()
        do throws(UsageError) {
            return start(try SendOptions(arguments))
        } catch {
            let hint = error.hint.map { " \($0)" } ?? ""
            return fail("\(error.sentence)\(hint)", code: 2)
        }
    }

    private static func fail(_ sentence: String, code: Int32) -> Int32 {
        StandardStream.error.write("pombo send: \(sentence)\n")
        return code
    }

    private static func start(_ options: SendOptions) -> Int32 {
        let relay: Address
        do throws(ResolveError) {
            relay = try Resolver.addresses(of: options.relay, port: Specification.port)[0]
        } catch { return fail("\(error)", code: 2) }
        let lines = options.text.map { [$0] } ?? StandardInput.lines()
        let pieces = lines.flatMap(Pieces.of)
        if pieces.isEmpty { return fail("nothing to say.", code: 2) }
        for piece in pieces where !Text.isValid(piece.span) {
            return fail("a line has control characters in it; nothing was sent.", code: 2)
        }
        if !options.waits { return post(pieces, options, to: relay) }
        do throws(TalkFailure) {
            var talk = try TalkLoop(to: relay) { settings in
                settings.name = options.name
                settings.room = options.room
                settings.isVisitor = true
                if let key = options.key { settings.take(identity: key) }
            }
            return confirm(pieces, &talk, relay)
        } catch { return fail(error.sentence, code: 1) }
    }

    // MARK: Waiting for stamps

    private static func confirm(
        _ pieces: [[UInt8]], _ talk: inout TalkLoop, _ relay: Address
    ) -> Int32 {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        let begin = talk.instant
        var lastProgress = begin
        var next = 0
        var confirmed = 0
        var hasSession = false
        var events = talk.connect()
        while confirmed < pieces.count {
            for event in events {
                switch event {
                case .joined: hasSession = true
                case .stamped(_, let seq):
                    confirmed += 1
                    lastProgress = talk.instant
                    StandardStream.output.write(seq.map { "#\($0)\n" } ?? "#?\n")
                case .refused(let cause, nil, _, _):
                    return fail("the relay refuses: \(cause).", code: 4)
                default: break
                }
            }
            if confirmed == pieces.count { break }
            let now = talk.instant
            if !hasSession, begin.duration(to: now) > answerTime {
                return fail(
                    "no relay answers at \(relay). Is it running, and UDP open? Try -r HOST.",
                    code: 3)
            }
            if lastProgress.duration(to: now) > stampTime {
                return fail("\(pieces.count - confirmed) messages were not confirmed.", code: 4)
            }
            if next < pieces.count, talk.client.freeLines > 0 {
                let piece = pieces[next]
                next += 1
                events =
                    talk.drive {
                        _ = try? $0.say(piece, kind: .say, to: nil, origin: nil, at: $1, into: &$2)
                    }.1
                continue
            }
            let deadline = min(talk.deadline, now + .milliseconds(500))
            _ = waiter.wait(.until(deadline, from: now))
            events = talk.turn()
        }
        _ = talk.drive { $0.leave(at: $1, into: &$2) }
        return 0
    }

    // MARK: Sent and forgotten

    private static func post(
        _ pieces: [[UInt8]], _ options: SendOptions, to relay: Address
    ) -> Int32 {
        do throws(SocketError) {
            var socket = try UDPSocket.unbound()
            var batch = SendBatch()
            var bytes: [UInt8] = []
            for piece in pieces {
                let id = ((try? Entropy.word()) ?? 0) | 1
                let post = Post(id: id, name: options.name, room: options.room)
                batch.add(post.encode(text: piece.span, into: &bytes), to: relay)
            }
            let report = socket.send(&batch, from: bytes.span)
            return report.unsent == 0 ? 0 : fail("\(report.unsent) were not sent.", code: 4)
        } catch { return fail("cannot open a socket: \(error)", code: 1) }
    }
}

extension ClientSettings {
    /// The same key gives the same identity in every run, so that what an earlier run had stamped
    /// is not stamped again.
    mutating func take(identity key: String) {
        var words: [UInt64] = []
        for purpose: UInt64 in 1...2 {
            var hash = SipHash(Secret(low: purpose, high: 0x706F_6D62_6F2D_6964))
            for byte in key.utf8 { hash.combine(UInt64(byte)) }
            words.append(hash.finish())
        }
        client = words[0] | 1
        self.key = words[1]
        let seconds = Clock().now().wall.microseconds / 1_000_000
        lastAttempt = UInt32(truncatingIfNeeded: seconds)
    }
}
