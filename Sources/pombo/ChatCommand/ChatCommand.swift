import PomboCore
import PomboPosix

/// `pombo chat` without a screen: lines of the input are said, messages are lines of the output.
enum ChatCommand {
    private static let answerTime = Duration.seconds(5)
    private static let stampTime = Duration.seconds(30)

    static func run(_ options: ChatOptions) -> ExitCode {
        Signal.ignoreBrokenPipes()
        do throws(PlaceFailure) {
            let relay = try RelayPlace.find(options.relay, line: "pombo chat")
            return ExitCode(rawValue: start(options, relay)) ?? .failure
        } catch {
            return ExitCode(
                rawValue: fail(error.sentence[options.language], code: error.code.rawValue))
                ?? .failure
        }
    }

    private static func fail(_ sentence: String, code: Int32) -> Int32 {
        StandardStream.error.write("pombo chat: \(sentence)\n")
        return code
    }

    private static func start(_ options: ChatOptions, _ relay: Address) -> Int32 {
        let signals: SignalPipe
        do throws(SystemError) { signals = try SignalPipe([.interrupt, .terminate]) } catch {
            return fail("\(error)", code: 1)
        }
        do throws(TalkFailure) {
            var talk = try TalkLoop(to: relay) { settings in
                settings.name = options.name
                settings.isNameTyped = options.isNameTyped
                settings.room = options.room
            }
            return converse(&talk, signals, relay)
        } catch { return fail(error.sentence, code: 1) }
    }

    private static func converse(
        _ talk: inout TalkLoop, _ signals: borrowing SignalPipe, _ relay: Address
    ) -> Int32 {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        _ = waiter.watch(signals.descriptor)
        let keyboard = waiter.watch(0)
        var input = ChatInput()
        let begin = talk.instant
        var hasSession = false
        var events = talk.connect()
        while true {
            for event in events {
                if case .joined = event { hasSession = true }
                guard show(event) else { return 0 }
            }
            let now = talk.instant
            if !hasSession, begin.duration(to: now) > answerTime {
                return fail(
                    "no relay answers at \(relay). Start one: pombo relay. Or try another HOST.",
                    code: 3)
            }
            if talk.client.phase == .ended || talk.client.phase == .refused { return 4 }
            if let end = input.end {
                if talk.client.openLines == 0, input.waiting.isEmpty { return leave(&talk) }
                if end + stampTime <= now {
                    return fail("\(talk.client.openLines) lines were not confirmed.", code: 4)
                }
            }
            if let line = input.next(hasRoom: talk.client.freeLines > 0) {
                events = say(line, &talk)
                continue
            }
            _ = waiter.wait(.until(min(talk.deadline, now + .milliseconds(500)), from: now))
            if !signals.take().isEmpty { return leave(&talk) }
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
            if !isTaken { _ = fail("a line has control characters in it; not sent.", code: 2) }
        }
        return events
    }

    private static func leave(_ talk: inout TalkLoop) -> Int32 {
        _ = talk.drive { $0.leave(at: $1, into: &$2) }
        return 0
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
