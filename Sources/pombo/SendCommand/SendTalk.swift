import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// The loop of a script that waits for the stamps of what it says.
struct SendTalk {
    private var input: SendInput
    private let relay: Address
    private let options: SendOptions
    private var said = 0
    private var confirmed = 0
    private var lastProgress = Instant.zero
    private var code = ExitCode.success

    private static let stampTime = Duration.seconds(30)

    init(_ input: SendInput, _ relay: Address, _ options: SendOptions) {
        self.input = input
        self.relay = relay
        self.options = options
    }

    mutating func run(_ talk: inout TalkLoop) -> ExitCode {
        var waiter = Waiter()
        _ = waiter.watch(talk.number)
        let keyboard = input.hasEnded ? nil : waiter.watch(StandardInput.number)
        let begin = talk.instant
        lastProgress = begin
        var events = talk.connect()
        while true {
            if let end = take(events, at: talk.instant) { return end }
            if let line = input.takeUnsound() {
                code = SendCommand.fail(Texts.controlsInLine(line), .unconfirmed, options)
            }
            if input.hasEnded, input.isEmpty, confirmed == said { break }
            let now = talk.instant
            if !talk.client.hasHeard, begin.duration(to: now) > talk.answerTime {
                return SendCommand.fail(
                    Texts.noAnswer(at: relay, line: "pombo send -r"), .noRelay, options)
            }
            if confirmed < said, lastProgress.duration(to: now) > Self.stampTime {
                return SendCommand.fail(
                    Texts.notConfirmed(said - confirmed), .unconfirmed, options)
            }
            if talk.client.freeLines > 0, let piece = input.next() {
                if confirmed == said { lastProgress = now }
                said += 1
                events =
                    talk.drive {
                        _ = try? $0.say(piece, kind: .say, to: nil, origin: nil, at: $1, into: &$2)
                    }.1
                continue
            }
            let deadline = min(talk.deadline, now + .milliseconds(500))
            _ = waiter.wait(.until(deadline, from: now))
            if let keyboard, waiter.isReady(keyboard) {
                input.read()
                if input.hasEnded { waiter.forget(keyboard) }
            }
            events = talk.turn()
        }
        _ = talk.drive { $0.leave(at: $1, into: &$2) }
        return code
    }

    /// How it ends, if it does.
    private mutating func take(_ events: [ClientEvent], at now: Instant) -> ExitCode? {
        for event in events {
            switch event {
            case .stamped(_, let seq):
                confirmed += 1
                lastProgress = now
                guard StandardStream.output.write(seq.map { "#\($0)\n" } ?? "#?\n") else {
                    return code
                }
            case .refused(let cause, nil, let limit, let remark):
                return SendCommand.fail(
                    Texts.refused(cause, limit: limit, remark: remark), .unconfirmed, options)
            default: break
            }
        }
        return nil
    }
}
