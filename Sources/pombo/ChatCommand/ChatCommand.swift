import PomboCore
import PomboPosix

/// `pombo chat`: from relay to relay, until the person leaves.
enum ChatCommand {
    static func run(_ options: ChatOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        var journey = ChatJourney(options)
        return journey.run()
    }
}

/// A chat without a screen: lines of the input are said, messages are lines of the output.
enum ChatTalk {
    private static let answerTime = Duration.seconds(5)
    private static let stampTime = Duration.seconds(30)

    private static func fail(_ sentence: String, code: ExitCode) -> ChatEnding {
        StandardStream.error.write("pombo chat: \(sentence)\n")
        return .failed(code)
    }

    static func run(_ options: ChatOptions, _ relay: Address, _ host: HostChannel?) -> ChatEnding {
        let signals: SignalPipe
        do throws(SystemError) { signals = try SignalPipe([.interrupt, .terminate]) } catch {
            return fail("\(error)", code: .failure)
        }
        do throws(TalkFailure) {
            var talk = try TalkLoop(to: relay) { settings in
                settings.name = options.name
                settings.isNameTyped = options.isNameTyped
                settings.room = options.room
            }
            return converse(&talk, signals, host)
        } catch { return fail(error.sentence, code: .failure) }
    }

    private static func converse(
        _ talk: inout TalkLoop, _ signals: borrowing SignalPipe, _ host: HostChannel?
    ) -> ChatEnding {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        _ = waiter.watch(signals.descriptor)
        let keyboard = waiter.watch(0)
        if let host { _ = waiter.watch(host.descriptor) }
        var input = ChatInput()
        let begin = talk.instant
        var hasSession = false
        var events = talk.connect()
        while true {
            for event in events {
                if case .joined = event { hasSession = true }
                guard show(event) else { return .left }
                if case .bye(.hostLeft, _) = event {
                    _ = leave(&talk)
                    return .hostLeft
                }
            }
            let now = talk.instant
            if !hasSession, begin.duration(to: now) > answerTime {
                return .noAnswer
            }
            if talk.client.phase == .ended || talk.client.phase == .refused {
                return .failed(.unconfirmed)
            }
            if let end = input.end {
                if hasSession, talk.client.openLines == 0, input.waiting.isEmpty {
                    return leave(&talk)
                }
                if end + stampTime <= now {
                    return fail(
                        "\(talk.client.openLines) lines were not confirmed.", code: .unconfirmed)
                }
            }
            if let line = input.next(hasRoom: talk.client.freeLines > 0) {
                events = say(line, &talk)
                continue
            }
            _ = waiter.wait(.until(min(talk.deadline, now + .milliseconds(500)), from: now))
            if let signal = signals.take().first {
                _ = leave(&talk)
                return .signal(signal)
            }
            for news in host?.take() ?? [] {
                guard case .line(let line) = news else {
                    _ = leave(&talk)
                    return .called(news)
                }
                StandardStream.error.write("-- \(SafeText.of(line))\n")
            }
            if input.end == nil, waiter.isReady(keyboard), !input.read(at: now) {
                waiter.forget(keyboard)
            }
            events = talk.turn()
        }
    }

    /// False when nobody reads any more.
    private static func show(_ event: ClientEvent) -> Bool {
        if let remark = ChatLines.remark(on: event) {
            StandardStream.error.write("-- \(SafeText.of(remark))\n")
        }
        guard let text = ChatLines.text(of: event) else { return true }
        return StandardStream.output.write(text + "\n")
    }

    private static func say(_ line: String, _ talk: inout TalkLoop) -> [ClientEvent] {
        var events: [ClientEvent] = []
        for piece in Pieces.of(line) {
            let (isTaken, more) = talk.drive {
                (try? $0.say(piece, kind: .say, to: nil, origin: nil, at: $1, into: &$2)) != nil
            }
            events += more
            if !isTaken { _ = fail("a line has control characters in it; not sent.", code: .usage) }
        }
        return events
    }

    private static func leave(_ talk: inout TalkLoop) -> ChatEnding {
        _ = talk.drive { $0.leave(at: $1, into: &$2) }
        return .left
    }
}

/// The lines that somebody types or pipes in.
struct ChatInput {
    private(set) var waiting: [String] = []
    /// When the input ended.
    private(set) var end: Instant?
    private var rest: [UInt8] = []

    /// Takes what is there. False at the end.
    mutating func read(at now: Instant) -> Bool {
        guard let bytes = StandardInput.read() else {
            if !rest.isEmpty { waiting += StandardInput.split(rest) }
            rest = []
            end = now
            return false
        }
        rest += bytes
        if let last = rest.lastIndex(of: 0x0A) {
            waiting += StandardInput.split(Array(rest[...last]))
            rest.removeFirst(last + 1)
        }
        return true
    }

    mutating func next(hasRoom: Bool) -> String? {
        hasRoom && !waiting.isEmpty ? waiting.removeFirst() : nil
    }
}
